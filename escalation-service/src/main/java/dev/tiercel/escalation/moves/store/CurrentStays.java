package dev.tiercel.escalation.moves.store;

import dev.tiercel.escalation.moves.Standing;
import dev.tiercel.escalation.moves.Stay;
import dev.tiercel.escalation.moves.TicketEscalation;
import dev.tiercel.escalation.moves.TicketEscalation.Seen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Keeps, beside each ticket's state, the columns by which escalations are looked for. */
@ApplicationScoped
class CurrentStays {

    Uni<Void> moved(Mutiny.Session session, Seen after, List<String> responders) {
        Stay stay = after.path().current();
        return session.createNativeQuery("""
                        INSERT INTO current_stay (ticket_id, tenant, sequence, tier, team, responders, kind, started_at,
                                                  state, acknowledged)
                        VALUES (:ticket, :tenant, :sequence, :tier, :team, string_to_array(:responders, ','), :kind,
                                :startedAt, :state, :acknowledged)
                        ON CONFLICT (ticket_id) DO UPDATE
                        SET sequence = excluded.sequence, tier = excluded.tier, team = excluded.team,
                            responders = excluded.responders, kind = excluded.kind, started_at = excluded.started_at,
                            state = excluded.state, acknowledged = excluded.acknowledged
                        """)
                .setParameter("ticket", after.ticket().id().value())
                .setParameter("tenant", after.ticket().tenant())
                .setParameter("sequence", stay.sequence())
                .setParameter("tier", stay.tier())
                .setParameter("team", stay.team())
                .setParameter("responders", String.join(",", responders)) // ids have no commas
                .setParameter("kind", stay.kind().toString())
                .setParameter("startedAt", stay.startedAt())
                .setParameter("state", Standing.of(after).toString())
                .setParameter("acknowledged", after.ticket().acknowledges(stay))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Most of what happens to a ticket changes nothing here. */
    Uni<Void> followed(Mutiny.Session session, TicketEscalation before, Seen after) {
        Stay stay = after.path().current();
        boolean acknowledged = after.ticket().acknowledges(stay);
        if (before instanceof Seen seen
                && Standing.of(seen) == Standing.of(after)
                && seen.ticket().acknowledges(stay) == acknowledged) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(
                        "UPDATE current_stay SET state = :state, acknowledged = :acknowledged WHERE ticket_id = :ticket")
                .setParameter("state", Standing.of(after).toString())
                .setParameter("acknowledged", acknowledged)
                .setParameter("ticket", after.ticket().id().value())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Newest first. The stay of a ticket that moves while somebody pages through is seen again, or for the first time. */
    Uni<List<Found>> find(Mutiny.Session session, Search search) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        StringBuilder sql = new StringBuilder("""
                SELECT stay.ticket_id, stay.started_at, stay.state, stay.acknowledged,
                       CAST(CAST(move.body AS jsonb) - 'stays' AS text)
                FROM current_stay stay JOIN move ON move.ticket_id = stay.ticket_id AND move.sequence = stay.sequence
                WHERE stay.tenant = :tenant
                """);
        parameters.put("tenant", search.tenant());
        add(sql, parameters, "stay.tier = :tier", "tier", search.tier());
        add(sql, parameters, "stay.team = :team", "team", search.team());
        add(sql, parameters, "stay.kind = :kind", "kind", search.kind());
        add(sql, parameters, "stay.responders @> ARRAY[CAST(:responder AS text)]", "responder", search.responder());
        if (search.open() != null) {
            sql.append(" AND stay.state ").append(search.open() ? "<>" : "=").append(" 'finished'");
        }
        if (search.after() != null) {
            sql.append(" AND (stay.started_at, stay.ticket_id) < (:at, :ticket)");
            parameters.put("at", search.after().startedAt());
            parameters.put("ticket", search.after().ticketId());
        }
        sql.append(" ORDER BY stay.started_at DESC, stay.ticket_id DESC");
        Mutiny.SelectionQuery<Object[]> query =
                session.createNativeQuery(sql.toString(), Object[].class).setMaxResults(search.limit());
        parameters.forEach(query::setParameter);
        return query.getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Found(
                                (String) row[0],
                                ((OffsetDateTime) row[1]).toInstant(),
                                (String) row[2],
                                (Boolean) row[3],
                                (String) row[4]))
                        .toList());
    }

    private static void add(
            StringBuilder sql, Map<String, Object> parameters, String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.append(" AND ").append(condition);
            parameters.put(name, value);
        }
    }
}
