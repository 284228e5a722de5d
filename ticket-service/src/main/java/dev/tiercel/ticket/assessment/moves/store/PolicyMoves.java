package dev.tiercel.ticket.assessment.moves.store;

import dev.tiercel.ticket.assessment.moves.Affected;
import dev.tiercel.ticket.assessment.moves.MoveOrder;
import dev.tiercel.ticket.assessment.moves.PolicyMove;
import dev.tiercel.ticket.assessment.moves.Result;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** All orders. A move of another tenant is as one that does not exist. */
@ApplicationScoped
public class PolicyMoves {
    /** How many tickets a preview shows. */
    public static final int SHOWN = 50;

    private static final String OF_TENANT = """
            FROM PolicyMoveRow WHERE tenant = :tenant ORDER BY requestedAt DESC, id DESC
            """;
    private static final String AFTER = """
            FROM PolicyMoveRow WHERE tenant = :tenant
                AND (requestedAt < :at OR requestedAt = :at AND id < :id)
            ORDER BY requestedAt DESC, id DESC
            """;
    private static final String RUNNING = "SELECT id FROM PolicyMoveRow WHERE state = 'running' ORDER BY id";
    // Whoever is late finds it taken and leaves it to the one who has it.
    private static final String TAKE =
            "SELECT id FROM policy_move WHERE id = :id AND state = 'running' FOR UPDATE SKIP LOCKED";

    private final PolicyChange change;
    private final InstantSource time;

    PolicyMoves(PolicyChange change, InstantSource time) {
        this.change = change;
        this.time = time;
    }

    /**
     * What an order would do now.
     *
     * @param tickets the first {@link #SHOWN} of them
     */
    public record Preview(long matched, List<Affected> tickets) {}

    public Uni<Preview> preview(Mutiny.Session session, String tenant, MoveOrder order) {
        Selection selection = new Selection(tenant, order);
        return selection
                .extent(session)
                .chain(extent -> selection.first(session, SHOWN).map(tickets -> new Preview(extent.count(), tickets)));
    }

    /** Takes an order; it is carried out in the background once the caller's transaction is committed. */
    public Uni<PolicyMove> start(Mutiny.Session session, String tenant, MoveOrder order) {
        return new Selection(tenant, order).extent(session).chain(extent -> {
            PolicyMove move = PolicyMove.ordered(UUID.randomUUID().toString(), order, now(), extent.count());
            return session.persist(PolicyMoveRow.of(tenant, move, extent.last()))
                    .replaceWith(move);
        });
    }

    public Uni<Optional<PolicyMove>> find(Mutiny.Session session, String tenant, String id) {
        return session.find(PolicyMoveRow.class, id)
                .map(row -> Optional.ofNullable(row)
                        .filter(found -> found.tenant.equals(tenant))
                        .map(PolicyMoveRow::toMove));
    }

    /**
     * The newest first.
     *
     * @param at when the last order before the page was given, and {@code id} its id; null for the first page
     */
    public Uni<List<PolicyMove>> list(
            Mutiny.Session session, String tenant, @Nullable Instant at, String id, int limit) {
        Mutiny.SelectionQuery<PolicyMoveRow> query = at == null
                ? session.createSelectionQuery(OF_TENANT, PolicyMoveRow.class)
                : session.createSelectionQuery(AFTER, PolicyMoveRow.class)
                        .setParameter("at", at)
                        .setParameter("id", id);
        return query.setParameter("tenant", tenant)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(PolicyMoveRow::toMove).toList());
    }

    Uni<List<String>> running(Mutiny.Session session) {
        return session.createSelectionQuery(RUNNING, String.class).getResultList();
    }

    /**
     * Moves the next ticket of an order.
     *
     * @param underWay told which ticket it is, before anything is done to it
     * @return whether there may be a next one
     */
    Uni<Boolean> step(Mutiny.Session session, String id, Consumer<String> underWay) {
        return take(session, id)
                .chain(taken -> taken.isEmpty()
                        ? Uni.createFrom().item(false)
                        : session.find(PolicyMoveRow.class, id)
                                .chain(row -> new Selection(row.tenant, MoveJson.order(row.wanted))
                                        .next(session, row.lastTicket, row.upTo)
                                        .chain(next -> next.isEmpty()
                                                ? finish(row)
                                                : move(session, row, next.get(), underWay))));
    }

    private static Uni<List<String>> take(Mutiny.Session session, String id) {
        return session.createNativeQuery(TAKE, String.class)
                .setParameter("id", id)
                .getResultList();
    }

    private Uni<Boolean> finish(PolicyMoveRow row) {
        row.show(row.toMove().finished(now()));
        return Uni.createFrom().item(false);
    }

    private Uni<Boolean> move(Mutiny.Session session, PolicyMoveRow row, String ticket, Consumer<String> underWay) {
        underWay.accept(ticket);
        MoveOrder order = MoveJson.order(row.wanted);
        return change.change(session, row.tenant, ticket, order.newSlaPolicy(), order.newEscalationPolicy(), order.by())
                .invoke(result -> note(row, ticket, result))
                .replaceWith(true);
    }

    /** Leaves a ticket as it is, for the reason given, so that it does not hold up those after it. */
    Uni<Void> passOver(Mutiny.Session session, String id, String ticket, String reason) {
        return take(session, id)
                .chain(taken -> taken.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : session.find(PolicyMoveRow.class, id)
                                .invoke(row -> note(row, ticket, new Result.Refused(reason)))
                                .replaceWithVoid());
    }

    private static void note(PolicyMoveRow row, String ticket, Result result) {
        row.show(row.toMove().after(ticket, result));
        row.lastTicket = ticket;
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
