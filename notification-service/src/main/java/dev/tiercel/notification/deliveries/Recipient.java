package dev.tiercel.notification.deliveries;

import java.util.Locale;

/** Who a message is for: an id only, never an address. */
public record Recipient(Kind kind, String id) {

    private static final Recipient CUSTOMER = new Recipient(Kind.CUSTOMER, "customer");

    public Recipient {
        if (id.isBlank()) {
            throw new IllegalArgumentException("recipient: blank (expected: an id)");
        }
    }

    public enum Kind {
        PERSON,
        CUSTOMER,
        ENDPOINT;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }

    public static Recipient person(String id) {
        return new Recipient(Kind.PERSON, id);
    }

    /** The customer of the ticket; there is one per ticket, so the id says no more. */
    public static Recipient customer() {
        return CUSTOMER;
    }

    public static Recipient endpoint(String name) {
        return new Recipient(Kind.ENDPOINT, name);
    }

    @Override
    public String toString() {
        return kind.wireName() + ":" + id;
    }
}
