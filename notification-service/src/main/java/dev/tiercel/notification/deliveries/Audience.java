package dev.tiercel.notification.deliveries;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of an event.
 *
 * <ul>
 *   <li>Responders: each one of every move.
 *   <li>The customer: of opening, of resolution, and of moves to a higher tier ({@code timed-out}, {@code manual}); not
 *       of the first assignment, which tells nothing beyond the opening, nor of a hand-back or an exhausted path, which
 *       are the house's own affair.
 *   <li>Endpoints: of every event whose type they want.
 * </ul>
 */
public final class Audience {

    private static final Set<String> MOVES_THE_CUSTOMER_HEARS_OF = Set.of("timed-out", "manual");

    private Audience() {}

    /** Everyone who can be named from the event alone; the customer is asked for separately. */
    public static List<Addressee> of(Happening happening, List<Endpoint> endpoints) {
        List<Addressee> audience = new ArrayList<>();
        if (happening.what() instanceof Happening.Moved moved) {
            moved.responders().stream()
                    .distinct()
                    .map(id -> new Addressee(Recipient.person(id), Channel.MAIL))
                    .forEach(audience::add);
        }
        endpoints.stream()
                .filter(endpoint -> endpoint.wants(happening.eventType()))
                .map(endpoint -> new Addressee(Recipient.endpoint(endpoint.name()), Channel.WEBHOOK))
                .forEach(audience::add);
        return audience;
    }

    /**
     * Whether the customer is told.
     *
     * @param ticket what is known of the ticket; absent if no event of it has been read yet
     */
    public static CustomerPart customer(Happening happening, @Nullable Background ticket) {
        if (!concernsTheCustomer(happening.what())) {
            return CustomerPart.NOBODY;
        }
        if (ticket == null) {
            return CustomerPart.NOT_KNOWN_YET;
        }
        return ticket.customerEmail() == null ? CustomerPart.NOBODY : CustomerPart.BY_MAIL;
    }

    /** What can be said of the customer; {@code NOT_KNOWN_YET} must be asked again once the ticket is known. */
    public enum CustomerPart {
        NOBODY,
        BY_MAIL,
        NOT_KNOWN_YET
    }

    private static boolean concernsTheCustomer(Happening.What what) {
        if (what instanceof Happening.Moved moved) {
            return MOVES_THE_CUSTOMER_HEARS_OF.contains(moved.kind());
        }
        return what instanceof Happening.Opened || what instanceof Happening.Resolved;
    }
}
