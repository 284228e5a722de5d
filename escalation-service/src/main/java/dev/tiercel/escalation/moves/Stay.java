package dev.tiercel.escalation.moves;

import dev.tiercel.escalation.rulebook.PolicyRef;
import dev.tiercel.escalation.rulebook.Targets;
import dev.tiercel.escalation.rulebook.WaitReason;
import dev.tiercel.escalation.rulebook.Warning;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The time a ticket spends at a tier between two moves.
 *
 * @param sequence number of the move that began it; 1, 2, 3 ... per ticket
 * @param team who had the ticket: the tier's team, or the one a functional move has named
 * @param policy the version that tier and limits are from
 * @param repeat how often the path had started again by then; 0 on the first pass
 * @param endedAt exclusive; null on the current stay
 * @param limits empty on the stay after the last tier
 * @param warnAt when the clocks of the limits warn
 * @param calendar counts for the limits
 */
public record Stay(
        int sequence,
        int tier,
        String team,
        PolicyRef policy,
        int repeat,
        MoveKind kind,
        Cause cause,
        Instant startedAt,
        @Nullable Instant endedAt,
        Map<String, Targets> limits,
        List<Warning> warnAt,
        List<WaitReason> pauseOn,
        String calendar) {

    public Stay {
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence: " + sequence + " (expected: >= 1)");
        }
        if (repeat < 0) {
            throw new IllegalArgumentException("repeat: " + repeat + " (expected: >= 0)");
        }
        if (endedAt != null && endedAt.isBefore(startedAt)) {
            throw new IllegalArgumentException("endedAt: " + endedAt + " (expected: >= " + startedAt + ")");
        }
        limits = Map.copyOf(limits);
        warnAt = List.copyOf(warnAt);
        pauseOn = List.copyOf(pauseOn);
    }

    /**
     * From when the settling time of this stay counts. The timer's own instants are used where it caused the stay, so that
     * the answer to a crossing breach does not depend on how long either was under way.
     */
    Instant settlesFrom() {
        if (cause instanceof Cause.Created created) {
            return created.openedAt();
        } else if (cause instanceof Cause.Missed missed) {
            return missed.breach().detectedAt();
        } else if (cause instanceof Cause.Retracted retracted) {
            return retracted.correction().detectedAt();
        }
        return startedAt;
    }

    boolean wasCausedBy(String breachId) {
        return cause instanceof Cause.Missed missed
                && missed.breach().breachId().equals(breachId);
    }

    Stay endedAt(Instant end) {
        return new Stay(
                sequence, tier, team, policy, repeat, kind, cause, startedAt, end, limits, warnAt, pauseOn, calendar);
    }

    Stay with(String otherTeam) {
        return new Stay(
                sequence, tier, otherTeam, policy, repeat, kind, cause, startedAt, endedAt, limits, warnAt, pauseOn,
                calendar);
    }

    /** One that never times out. */
    Stay withoutLimits() {
        return new Stay(
                sequence, tier, team, policy, repeat, kind, cause, startedAt, endedAt, Map.of(), List.of(), List.of(),
                calendar);
    }
}
