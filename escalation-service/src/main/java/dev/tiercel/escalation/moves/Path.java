package dev.tiercel.escalation.moves;

import dev.tiercel.escalation.rulebook.EscalationPolicy;
import dev.tiercel.escalation.rulebook.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every stay of a ticket so far, oldest first, under the policy that was stamped on it. Sequences have no gaps. */
public record Path(EscalationPolicy policy, List<Stay> stays) {

    public Path {
        stays = List.copyOf(stays);
        if (stays.isEmpty()) {
            throw new IllegalArgumentException("stays: none (expected: at least one)");
        }
        for (int i = 0; i < stays.size(); i++) {
            if (stays.get(i).sequence() != i + 1) {
                throw new IllegalArgumentException(
                        "sequence: " + stays.get(i).sequence() + " (expected: " + (i + 1) + ")");
            }
        }
    }

    public Stay current() {
        return stays.get(stays.size() - 1);
    }

    /** The first stay of every path. */
    static Stay first(EscalationPolicy policy, Cause.Created cause, Instant now) {
        return stay(1, policy.tier(1), MoveKind.ASSIGNED, cause, later(now, cause.openedAt()));
    }

    /** One tier up, or to the end of the path: the last tier once more, without limits. */
    Stay next(MoveKind kind, Cause cause, Instant now) {
        Instant start = later(now, current().startedAt());
        int sequence = current().sequence() + 1;
        if (!policy.isLast(current().tier())) {
            return stay(sequence, policy.tier(current().tier() + 1), kind, cause, start);
        }
        Tier last = policy.tier(current().tier());
        return new Stay(
                sequence, last.tier(), MoveKind.EXHAUSTED, cause, start, null, Map.of(), List.of(), last.calendar());
    }

    /** Back to where the ticket was before, with that tier's full limits. */
    Stay back(Correction correction, Instant now) {
        int previous = stays.get(stays.size() - 2).tier();
        return stay(
                current().sequence() + 1,
                policy.tier(previous),
                MoveKind.HANDED_BACK,
                new Cause.Retracted(correction),
                later(now, current().startedAt()));
    }

    /** The path after a move: the stay before it ends where the new one starts. */
    Path with(Stay begun) {
        List<Stay> all = new ArrayList<>(stays);
        all.set(all.size() - 1, current().endedAt(begun.startedAt()));
        all.add(begun);
        return new Path(policy, all);
    }

    private static Stay stay(int sequence, Tier tier, MoveKind kind, Cause cause, Instant start) {
        return new Stay(
                sequence, tier.tier(), kind, cause, start, null, tier.limits(), tier.pauseOn(), tier.calendar());
    }

    /** A wall clock that was set back must not make a path run backwards. */
    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
