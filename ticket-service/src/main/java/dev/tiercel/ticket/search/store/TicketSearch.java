package dev.tiercel.ticket.search.store;

import dev.tiercel.ticket.search.FoundTicket;
import dev.tiercel.ticket.search.Order;
import dev.tiercel.ticket.search.Sought;
import dev.tiercel.ticket.tiers.TierStay;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Finds tickets of a tenant. */
@ApplicationScoped
public class TicketSearch {
    // No id has a control character, and the driver has no arrays for a statement without an entity.
    private static final String SEPARATOR = "\u001f";
    private static final String FOUND = """
            SELECT t.id, t.version, t.status, t.subject, t.priority, t.customer_name, t.plan, t.category,
                   t.assignee, t.team, t.opened_at, t.updated_at,
                   s.sequence, s.tier, s.tier_name, s.kind, s.moved_at, s.team AS stay_team,
                   array_to_string(s.responders, chr(31)) AS responders
            FROM ticket t LEFT JOIN tier_stay s ON s.ticket_id = t.id AND s.tenant = t.tenant
            """;

    /**
     * Where a page begins.
     *
     * @param at what the last ticket before it was put in order by, and {@code id} its id
     */
    public record Place(Instant at, String id) {}

    /**
     * The next tickets in order.
     *
     * @param after null for the first ones
     */
    public Uni<List<FoundTicket>> find(
            Mutiny.Session session, String tenant, Sought sought, Order order, @Nullable Place after, int limit) {
        String at = order.byOpening() ? "t.opened_at" : "t.updated_at";
        String direction = order.newestFirst() ? " DESC" : "";
        Conditions conditions = SoughtConditions.of(tenant, sought);
        if (after != null) {
            conditions
                    .add("(" + at + ", t.id) " + (order.newestFirst() ? "<" : ">") + " (:afterAt, :afterId)")
                    .with("afterAt", after.at())
                    .with("afterId", after.id());
        }
        return conditions
                .apply(session.createNativeQuery(
                        FOUND + conditions.where() + " ORDER BY " + at + direction + ", t.id" + direction,
                        Object[].class))
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream().map(row -> found(row, tenant)).toList());
    }

    private static FoundTicket found(Object[] row, String tenant) {
        return new FoundTicket(
                (String) row[0],
                ((Number) row[1]).longValue(),
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (String) row[6],
                (String) row[7],
                (String) row[8],
                (String) row[9],
                instant(row[10]),
                instant(row[11]),
                row[12] == null ? null : stay(row, tenant));
    }

    private static TierStay stay(Object[] row, String tenant) {
        return new TierStay(
                (String) row[0],
                tenant,
                ((Number) row[12]).intValue(),
                ((Number) row[13]).intValue(),
                (String) row[14],
                (String) row[15],
                instant(row[16]),
                (String) row[17],
                responders((String) row[18]));
    }

    private static List<String> responders(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(SEPARATOR));
    }

    private static Instant instant(Object timestamp) {
        return ((OffsetDateTime) timestamp).toInstant();
    }
}
