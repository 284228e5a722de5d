package dev.tiercel.ticket.assessment.moves.store;

import dev.tiercel.ticket.assessment.PolicyRef;
import dev.tiercel.ticket.assessment.moves.Affected;
import dev.tiercel.ticket.assessment.moves.MoveOrder;
import dev.tiercel.ticket.search.store.Conditions;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The tickets an order is about: unfinished, as it says, and not under what it wants already. */
final class Selection {
    private static final String FROM_TICKETS = " FROM ticket t";
    private static final String SHOWN = """
            SELECT t.id, t.subject, t.status, t.priority, t.plan,
                   t.sla_policy, t.sla_policy_version, t.escalation_policy, t.escalation_policy_version""";

    private final String tenant;
    private final MoveOrder order;

    Selection(String tenant, MoveOrder order) {
        this.tenant = tenant;
        this.order = order;
    }

    /**
     * @param last the highest id among them, empty if there are none
     */
    record Extent(long count, String last) {}

    Uni<Extent> extent(Mutiny.Session session) {
        Conditions conditions = conditions();
        return conditions
                .apply(session.createNativeQuery(
                        "SELECT count(*), max(t.id)" + FROM_TICKETS + conditions.where(), Object[].class))
                .getSingleResult()
                .map(row -> new Extent(((Number) row[0]).longValue(), row[1] == null ? "" : (String) row[1]));
    }

    Uni<List<Affected>> first(Mutiny.Session session, int limit) {
        Conditions conditions = conditions();
        return conditions
                .apply(session.createNativeQuery(
                        SHOWN + FROM_TICKETS + conditions.where() + " ORDER BY t.id", Object[].class))
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(Selection::affected).toList());
    }

    /** The first one after {@code last} that is not after {@code upTo}. */
    Uni<Optional<String>> next(Mutiny.Session session, String last, String upTo) {
        Conditions conditions = conditions()
                .add("t.id > :last AND t.id <= :upTo")
                .with("last", last)
                .with("upTo", upTo);
        return conditions
                .apply(session.createNativeQuery(
                        "SELECT t.id" + FROM_TICKETS + conditions.where() + " ORDER BY t.id", String.class))
                .setMaxResults(1)
                .getResultList()
                .map(found -> found.stream().findFirst());
    }

    private Conditions conditions() {
        MoveOrder.Filter filter = order.filter();
        Conditions all = new Conditions()
                .add("t.tenant = :tenant")
                .with("tenant", tenant)
                // In these words, because an index is built with them.
                .add("t.status IN ('open', 'waiting', 'resolved')")
                .oneOf("t.status", "status", filter.status())
                .oneOf("t.priority", "priority", filter.priority())
                .oneOf("t.plan", "plan", filter.plan());
        List<String> still = new ArrayList<>();
        change(all, still, "sla_policy", order.slaPolicy());
        change(all, still, "escalation_policy", order.escalationPolicy());
        return all.add("(" + String.join(" OR ", still) + ")");
    }

    private static void change(Conditions all, List<String> still, String column, MoveOrder.@Nullable Change change) {
        if (change == null) {
            return;
        }
        String id = "t." + column;
        String version = id + "_version";
        still.add("NOT (" + id + " = :" + column + " AND " + version + " = :" + column + "_version)");
        all.with(column, change.to().id()).with(column + "_version", change.to().version());
        MoveOrder.From from = change.from();
        if (from != null) {
            all.addIfAsked(id + " = :from_" + column, "from_" + column, from.id())
                    .addIfAsked(
                            version + " = :from_" + column + "_version", "from_" + column + "_version", from.version());
        }
    }

    private static Affected affected(Object[] row) {
        return new Affected(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                new PolicyRef((String) row[5], ((Number) row[6]).intValue()),
                new PolicyRef((String) row[7], ((Number) row[8]).intValue()));
    }
}
