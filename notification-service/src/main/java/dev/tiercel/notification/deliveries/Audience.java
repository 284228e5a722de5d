package dev.tiercel.notification.deliveries;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of an event.
 *
 * <ul>
 *   <li>Responders: each one of every move, and those of the newest move when the ticket is taken up again.
 *   <li>The customer: of opening, of resolution, of being taken up again, and of moves to a higher tier ({@code
 *       timed-out}, {@code manual}); not of the first assignment, which tells nothing beyond the opening, nor of a
 *       hand-back, a move sideways, a repeated or an exhausted path, which are the house's own affair.
 *   <li>Endpoints: of every event whose type they want.
 * </ul>
 */
public final class Audience {

    private static final Set<String> MOVES_THE_CUSTOMER_HEARS_OF = Set.of("timed-out", "manual");

    private Audience() {}

    /**
     * Everyone but the customer, who is asked for separately.
     *
     * @param newest the newest move of the ticket; absent if none has been read yet, and then the responders hear by the
     *     move itself
     */
    public static List<Addressee> of(Happening happening, Happening.@Nullable Moved newest, List<Endpoint> endpoints) {
        List<Addressee> audience = new ArrayList<>();
        responders(happening.what(), newest).stream()
                .distinct()
                .map(id -> new Addressee(Recipient.person(id), Channel.MAIL))
                .forEach(audience::add);
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

    private static List<String> responders(Happening.What what, Happening.@Nullable Moved newest) {
        if (what instanceof Happening.Moved moved) {
            return moved.responders();
        }
        return what instanceof Happening.Reopened && newest != null ? newest.responders() : List.of();
    }

    private static boolean concernsTheCustomer(Happening.What what) {
        if (what instanceof Happening.Moved moved) {
            return MOVES_THE_CUSTOMER_HEARS_OF.contains(moved.kind());
        }
        return what instanceof Happening.Opened
                || what instanceof Happening.Resolved
                || what instanceof Happening.Reopened;
    }
}
