package dev.tiercel.escalation.moves;

import dev.tiercel.escalation.moves.TicketEscalation.Exhausted;
import dev.tiercel.escalation.moves.TicketEscalation.Finished;
import dev.tiercel.escalation.moves.TicketEscalation.Seen;
import dev.tiercel.escalation.rulebook.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who answers for what when things cross: tells whether a breach still concerns the tier that has the ticket. They compare
 * only instants and numbers that the events carry, never when an event arrived, so any order gives one move.
 */
final class CrossingRules {

    private interface Rule {
        Optional<NotMovedReason> check(Seen ticket, Breach breach);
    }

    /** The first that objects gives the reason. */
    private static final List<Rule> RULES = List.of(
            CrossingRules::finishedTicketsRest,
            CrossingRules::nobodyIsLeftAfterTheLastTier,
            CrossingRules::aTierAnswersForItsOwnStayOnly,
            CrossingRules::anAcknowledgedTierHasResponded,
            CrossingRules::whatIsMissedTogetherMovesOnce);

    private CrossingRules() {}

    /** Empty if the breach moves the ticket. */
    static Optional<NotMovedReason> whyNotMoved(Seen ticket, Breach breach) {
        return RULES.stream()
                .map(rule -> rule.check(ticket, breach))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<NotMovedReason> finishedTicketsRest(Seen ticket, Breach breach) {
        return reasonIf(ticket instanceof Finished, NotMovedReason.FINISHED);
    }

    private static Optional<NotMovedReason> nobodyIsLeftAfterTheLastTier(Seen ticket, Breach breach) {
        return reasonIf(ticket instanceof Exhausted, NotMovedReason.EXHAUSTED);
    }

    private static Optional<NotMovedReason> aTierAnswersForItsOwnStayOnly(Seen ticket, Breach breach) {
        Integer sequence = breach.sequence();
        return reasonIf(sequence != null && sequence != ticket.path().current().sequence(), NotMovedReason.STALE);
    }

    private static Optional<NotMovedReason> anAcknowledgedTierHasResponded(Seen ticket, Breach breach) {
        return reasonIf(
                breach.objective().equals(Tier.RESPONSE)
                        && ticket.ticket().acknowledges(ticket.path().current()),
                NotMovedReason.ACKNOWLEDGED);
    }

    private static Optional<NotMovedReason> whatIsMissedTogetherMovesOnce(Seen ticket, Breach breach) {
        Path path = ticket.path();
        Instant settled =
                path.current().settlesFrom().plus(path.policy().policy().settleFor());
        return reasonIf(breach.sequence() == null && !breach.dueAt().isAfter(settled), NotMovedReason.ABSORBED);
    }

    private static Optional<NotMovedReason> reasonIf(boolean applies, NotMovedReason reason) {
        return applies ? Optional.of(reason) : Optional.empty();
    }
}
