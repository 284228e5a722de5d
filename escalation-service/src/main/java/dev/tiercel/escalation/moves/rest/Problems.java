package dev.tiercel.escalation.moves.rest;

import dev.tiercel.escalation.moves.Refusal;
import dev.tiercel.escalation.moves.TicketId;
import dev.tiercel.httpedge.rest.TypedProblem;
import dev.tiercel.outbox.hibernate.Faults;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Locale;
import java.util.Map;

/** Refusals in the form of RFC 9457. */
final class Problems {

    static final Map<Class<? extends Refusal>, String> TYPES = Map.ofEntries(
            Map.entry(Refusal.NotSeen.class, "unknown-ticket"),
            Map.entry(Refusal.TicketFinished.class, "ticket-finished"),
            Map.entry(Refusal.OtherStay.class, "stale-sequence"),
            Map.entry(Refusal.AtLastTier.class, "last-tier"),
            Map.entry(Refusal.AtFirstTier.class, "first-tier"),
            Map.entry(Refusal.UnknownTier.class, "unknown-tier"),
            Map.entry(Refusal.WrongDirection.class, "wrong-direction"),
            Map.entry(Refusal.UnknownTeam.class, "unknown-team"),
            Map.entry(Refusal.SameTeam.class, "same-team"),
            Map.entry(Refusal.UnknownPolicy.class, "unknown-policy"),
            Map.entry(Refusal.SamePath.class, "same-path"),
            Map.entry(Refusal.TooManyMoves.class, "too-many-moves"));

    private Problems() {}

    static HttpProblem refused(TicketId id, Refusal refusal) {
        return TypedProblem.of(refusal instanceof Refusal.NotSeen ? 404 : 409, typeOf(refusal), titleOf(refusal))
                .withDetail("Ticket " + id + ": " + refusal.detail() + ".")
                .build();
    }

    private static String titleOf(Refusal refusal) {
        String words = typeOf(refusal).replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Callers tell refusals apart by these words, which are therefore never changed. */
    private static String typeOf(Refusal refusal) {
        return TYPES.get(refusal.getClass());
    }

    /** The fault as it is, unless it says that the database is away. */
    static Throwable of(Throwable fault) {
        return Faults.isDatabaseAway(fault)
                ? TypedProblem.databaseAway("whether the request was carried out is not known."
                        + " Look at the ticket, or repeat the request with the sequence it was meant for.")
                : fault;
    }
}
