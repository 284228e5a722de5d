package dev.tiercel.escalation.moves;

import dev.tiercel.escalation.rulebook.EscalationPolicy.Repeat;
import dev.tiercel.escalation.rulebook.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Every stay of a ticket so far, oldest first, and the policy by which it moves on. Sequences have no gaps. Stays keep what
 * they began with: another policy counts from the next move.
 *
 * @param detour whether a functional move has put the ticket on the path of a policy that is not its own; it then keeps to
 *     that, whatever becomes of its own
 */
public record Path(PolicyVersion policy, boolean detour, List<Stay> stays) {

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

    /** Where the ticket is on the path it moves on by; a tier that this does not have counts as its last. */
    int tier() {
        return Math.min(current().tier(), policy.lastTier());
    }

    boolean atLastTier() {
        return tier() == policy.lastTier();
    }

    /** Whether there is anybody to go to if the current tier misses its promise. */
    boolean goesOn() {
        return !atLastTier() || repeatsLeft();
    }

    /** The last lower tier that had the ticket on this path; the one below if none had. At least tier 2 is needed. */
    int tierBefore() {
        for (int i = stays.size() - 1; i >= 0; i--) {
            Stay stay = stays.get(i);
            if (stay.tier() < tier() && stay.policy().id().equals(policy.ref().id())) {
                return stay.tier();
            }
        }
        return tier() - 1;
    }

    /** The first stay of every path. */
    static Stay first(PolicyVersion policy, Cause.Created cause, Instant now) {
        return stay(policy, 1, 1, 0, MoveKind.ASSIGNED, cause, later(now, cause.openedAt()));
    }

    /** One tier up; from the last tier the start of a repeat, or the last tier once more, without limits. */
    Stay timedOut(Cause.Missed cause, Instant now) {
        if (!atLastTier()) {
            return to(tier() + 1, MoveKind.TIMED_OUT, cause, now);
        }
        Repeat repeat = policy.policy().repeat();
        if (repeat != null && repeatsLeft()) {
            int next = current().repeat() + 1;
            return stay(policy, sequence(), repeat.fromTier(), next, MoveKind.REPEATED, cause, start(now));
        }
        return to(tier(), MoveKind.EXHAUSTED, cause, now).withoutLimits();
    }

    /** A tier of this path, with its full limits. */
    Stay to(int tier, MoveKind kind, Cause cause, Instant now) {
        return stay(policy, sequence(), tier, current().repeat(), kind, cause, start(now));
    }

    /** The tier the ticket is at, with its full limits, in the hands of another team. */
    Stay toTeam(String team, Cause cause, Instant now) {
        return to(tier(), MoveKind.FUNCTIONAL, cause, now).with(team);
    }

    /** A tier of another path, which has not been repeated yet. */
    Stay toPath(PolicyVersion other, int tier, Cause cause, Instant now) {
        return stay(other, sequence(), tier, 0, MoveKind.FUNCTIONAL, cause, start(now));
    }

    /**
     * Back to where the ticket was before, with that tier's full limits, and to the team that had it then; if the policy is
     * another by now, to the team that has the tier in it.
     */
    Stay back(Correction correction, Instant now) {
        Stay previous = stays.get(stays.size() - 2);
        int tier = Math.min(previous.tier(), policy.lastTier());
        Cause cause = new Cause.Retracted(correction);
        Stay back = stay(policy, sequence(), tier, previous.repeat(), MoveKind.HANDED_BACK, cause, start(now));
        return previous.policy().equals(policy.ref()) ? back.with(previous.team()) : back;
    }

    /** The path after a move: the stay before it ends where the new one starts. */
    Path with(Stay begun) {
        List<Stay> all = new ArrayList<>(stays);
        all.set(all.size() - 1, current().endedAt(begun.startedAt()));
        all.add(begun);
        return new Path(policy, detour, all);
    }

    /** The same stays; the next move is decided by another policy. */
    Path under(PolicyVersion other, boolean isDetour) {
        return new Path(other, isDetour, stays);
    }

    private boolean repeatsLeft() {
        Repeat repeat = policy.policy().repeat();
        return repeat != null && current().repeat() < repeat.times();
    }

    private int sequence() {
        return current().sequence() + 1;
    }

    private Instant start(Instant now) {
        return later(now, current().startedAt());
    }

    private static Stay stay(
            PolicyVersion policy, int sequence, int number, int repeat, MoveKind kind, Cause cause, Instant start) {
        Tier tier = policy.tier(number);
        return new Stay(
                sequence,
                number,
                tier.team(),
                policy.ref(),
                repeat,
                kind,
                cause,
                start,
                null,
                tier.limits(),
                tier.warnAt(),
                tier.pauseOn(),
                tier.calendar());
    }

    /** A wall clock that was set back must not make a path run backwards. */
    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
