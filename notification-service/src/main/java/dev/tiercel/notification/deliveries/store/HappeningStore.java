package dev.tiercel.notification.deliveries.store;

import dev.tiercel.notification.deliveries.Happening;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The events deliveries tell about, kept once for all of them. */
@ApplicationScoped
public class HappeningStore {

    private static final String ADD = """
            INSERT INTO happening (event_id, event_type, ticket_id, tenant, happened_at, traceparent, payload,
                                   customer_parked)
            VALUES (:eventId, :eventType, :ticketId, :tenant, :happenedAt, :traceparent, :payload, :parked)
            ON CONFLICT DO NOTHING
            """;

    private static final String UNPARK = """
            UPDATE happening SET customer_parked = false WHERE ticket_id = :ticketId AND customer_parked
            RETURNING event_id, event_type, tenant, happened_at, traceparent, payload
            """;

    /** An event whose customer part waited for the ticket. */
    public record Parked(
            String eventId,
            String eventType,
            String tenant,
            Instant happenedAt,
            @Nullable String traceparent,
            String payload) {}

    /**
     * @param parked whether the customer has still to be asked for, once the ticket is known
     */
    public Uni<Void> add(Mutiny.Session session, Happening happening, String payload, boolean parked) {
        return session.createNativeQuery(ADD)
                .setParameter("eventId", happening.eventId())
                .setParameter("eventType", happening.eventType())
                .setParameter("ticketId", happening.ticketId())
                .setParameter("tenant", happening.tenant())
                .setParameter("happenedAt", happening.at())
                .setParameter("traceparent", happening.traceparent())
                .setParameter("payload", payload)
                .setParameter("parked", parked)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Takes the parked events of a ticket; they are parked no more once the transaction commits. */
    public Uni<List<Parked>> unpark(Mutiny.Session session, String ticketId) {
        return session.createNativeQuery(UNPARK, Tuple.class)
                .setParameter("ticketId", ticketId)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Parked(
                                Rows.text(row, "event_id"),
                                Rows.text(row, "event_type"),
                                Rows.text(row, "tenant"),
                                Rows.instant(row, "happened_at"),
                                Rows.textOrNull(row, "traceparent"),
                                Rows.text(row, "payload")))
                        .toList());
    }
}
