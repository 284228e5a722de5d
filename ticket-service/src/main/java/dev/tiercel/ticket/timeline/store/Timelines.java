package dev.tiercel.ticket.timeline.store;

import dev.tiercel.ticket.timeline.TimelineEntry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads timelines, oldest first. */
@ApplicationScoped
public class Timelines {

    // At one instant: what happened to the ticket in the order it was heard of, what others told, what is held.
    private static final String LINES = """
            SELECT place, id, at, recorded_at, type, CAST(details AS text) FROM (
                SELECT '0' || lpad(CAST(number AS text), 10, '0') COLLATE "C" AS place, event_id AS id,
                       occurred_at AS at, recorded_at, 'ticket.' || type AS type,
                       body - 'type' - 'occurredAt' - 'ticket'
                           || jsonb_build_object('version', number) AS details
                FROM ticket_event WHERE ticket_id = :ticketId
                UNION ALL
                SELECT '1' || event_id, event_id, at, at, type, body
                FROM ticket_news WHERE ticket_id = :ticketId AND tenant = :tenant
                UNION ALL
                SELECT '2' || lpad(CAST(source_sequence AS text), 10, '0'), ticket_id || '/held/' || source_sequence,
                       coalesce(occurred_at, received_at), received_at, 'command.' || state,
                       jsonb_strip_nulls(jsonb_build_object(
                           'sourceSequence', source_sequence, 'command', command -> 'type', 'by', command -> 'by',
                           'refusal', refusal, 'detail', detail))
                FROM source_command WHERE ticket_id = :ticketId AND state <> 'applied'
            ) AS line
            WHERE at > :at OR at = :at AND place > :place COLLATE "C"
            ORDER BY at, place COLLATE "C"
            """;

    /**
     * The next lines after a place.
     *
     * @param ticketId of a ticket of the tenant
     */
    public Uni<List<TimelineEntry>> after(
            Mutiny.Session session, String tenant, String ticketId, Instant at, String place, int limit) {
        return session.createNativeQuery(LINES, Object[].class)
                .setParameter("tenant", tenant)
                .setParameter("ticketId", ticketId)
                .setParameter("at", at)
                .setParameter("place", place)
                .setMaxResults(limit)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new TimelineEntry(
                                (String) row[0],
                                (String) row[1],
                                ((OffsetDateTime) row[2]).toInstant(),
                                ((OffsetDateTime) row[3]).toInstant(),
                                (String) row[4],
                                (String) row[5]))
                        .toList());
    }
}
