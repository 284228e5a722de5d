package dev.tiercel.ticket.assessment.moves;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order and how far it has come.
 *
 * @param version counts what became of it
 * @param matched how many tickets it was about when it was given; some may have been finished since
 * @param unchanged how many were under the wanted policies by themselves when their turn came
 * @param refusals the first {@link #REFUSALS_KEPT} of them
 * @param finishedAt null while it is carried out
 */
public record PolicyMove(
        String id,
        long version,
        MoveOrder order,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        long matched,
        long changed,
        long unchanged,
        long refused,
        List<Refused> refusals) {

    public static final int REFUSALS_KEPT = 50;

    public PolicyMove {
        refusals = List.copyOf(refusals);
    }

    /** Nothing was done yet. */
    public static PolicyMove ordered(String id, MoveOrder order, Instant at, long matched) {
        return new PolicyMove(id, 1, order, at, null, matched, 0, 0, 0, List.of());
    }

    public PolicyMove after(String ticketId, Result result) {
        List<Refused> kept = new ArrayList<>(refusals);
        if (result instanceof Result.Refused refusal && kept.size() < REFUSALS_KEPT) {
            kept.add(new Refused(ticketId, refusal.reason()));
        }
        return new PolicyMove(
                id,
                version + 1,
                order,
                requestedAt,
                null,
                matched,
                changed + (result instanceof Result.Changed ? 1 : 0),
                unchanged + (result instanceof Result.Unchanged ? 1 : 0),
                refused + (result instanceof Result.Refused ? 1 : 0),
                kept);
    }

    public PolicyMove finished(Instant at) {
        return new PolicyMove(id, version + 1, order, requestedAt, at, matched, changed, unchanged, refused, refusals);
    }

    /** A ticket that keeps its policies, and the type of problem that says why. */
    public record Refused(String ticketId, String reason) {}
}
