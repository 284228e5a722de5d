package dev.tiercel.notification.deliveries.store;

import dev.tiercel.notification.deliveries.Channel;
import dev.tiercel.notification.deliveries.Delivery;
import dev.tiercel.notification.deliveries.DeliveryFilter;
import dev.tiercel.notification.deliveries.DeliveryState;
import dev.tiercel.notification.deliveries.DeliveryState.Pending;
import dev.tiercel.notification.deliveries.Lane;
import dev.tiercel.notification.deliveries.Recipient;
import dev.tiercel.notification.directory.Person;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Deliveries and who may attempt them. */
@ApplicationScoped
public class DeliveryStore {

    private static final String ADD = """
            INSERT INTO delivery (delivery_id, event_id, event_type, ticket_id, tenant, recipient_kind, recipient_id,
                                  channel, state, attempts, due_at, created_at)
            VALUES (:id, :eventId, :eventType, :ticketId, :tenant, :kind, :recipient, :channel, 'pending', :attempts,
                    :dueAt, :createdAt)
            ON CONFLICT DO NOTHING
            """;

    // A row another instance is just claiming is skipped, not waited for; one it claimed is free again when its lease
    // is over, because then it died or lost the database before it could record the outcome.
    private static final String CLAIM = """
            WITH claimed AS (
                UPDATE delivery SET claimed_until = :until WHERE delivery_id IN (
                    SELECT delivery_id FROM delivery
                    WHERE state = 'pending' AND due_at <= :now AND (claimed_until IS NULL OR claimed_until <= :now)
                      AND %s
                    ORDER BY due_at LIMIT :atMost FOR UPDATE SKIP LOCKED)
                RETURNING *)
            SELECT c.delivery_id, c.event_id, c.event_type, c.ticket_id, c.tenant, c.recipient_kind, c.recipient_id,
                   c.channel, c.attempts, c.due_at, c.reason, c.created_at, h.happened_at, h.traceparent, h.payload,
                   t.snapshot, t.move, p.name, p.email, p.published_at, p.removed_at IS NOT NULL AS person_left
            FROM claimed c
            JOIN happening h ON h.event_id = c.event_id
            LEFT JOIN ticket_background t ON t.ticket_id = c.ticket_id
            LEFT JOIN person p ON c.recipient_kind = 'person' AND p.tenant = c.tenant AND p.person_id = c.recipient_id
            ORDER BY c.due_at
            """;

    // Counting the attempts lets only one instance record an outcome, also when a lease ran out under the other.
    private static final String RECORD = """
            UPDATE delivery
            SET state = :state, attempts = :attempts, reason = :reason, due_at = :dueAt, ended_at = :endedAt,
                claimed_until = NULL
            WHERE delivery_id = :id AND state = 'pending' AND attempts = :before
            """;

    private static final String HURRY = """
            UPDATE delivery SET due_at = :now WHERE state = 'pending' AND channel = 'mail' AND due_at > :now
            """;

    private static final List<String> STATES = List.of("pending", "delivered", "failed");

    public Uni<Void> add(Mutiny.Session session, Delivery delivery) {
        Pending pending = (Pending) delivery.state();
        return session.createNativeQuery(ADD)
                .setParameter("id", delivery.id())
                .setParameter("eventId", delivery.eventId())
                .setParameter("eventType", delivery.eventType())
                .setParameter("ticketId", delivery.ticketId())
                .setParameter("tenant", delivery.tenant())
                .setParameter("kind", delivery.recipient().kind().wireName())
                .setParameter("recipient", delivery.recipient().id())
                .setParameter("channel", delivery.channel().wireName())
                .setParameter("attempts", pending.attempts())
                .setParameter("dueAt", pending.dueAt())
                .setParameter("createdAt", delivery.createdAt())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Claims what is due at {@code now} for this instance until {@code until}, longest due first. */
    public Uni<List<Claim>> claim(Mutiny.Session session, Lane lane, int atMost, Instant now, Instant until) {
        Filter filter = filter(lane);
        Mutiny.SelectionQuery<Tuple> query = session.createNativeQuery(CLAIM.formatted(filter.sql()), Tuple.class)
                .setParameter("now", now)
                .setParameter("until", until)
                .setParameter("atMost", atMost);
        filter.parameters().forEach(query::setParameter);
        return query.getResultList()
                .map(rows -> rows.stream().map(DeliveryStore::claim).toList());
    }

    /**
     * Records what became of an attempt.
     *
     * @return whether this was the one to record it; if not, another instance has
     */
    public Uni<Boolean> record(Mutiny.Session session, Delivery before, DeliveryState after) {
        Pending pending = (Pending) before.state();
        return session.createNativeQuery(RECORD)
                .setParameter("id", before.id())
                .setParameter("before", pending.attempts())
                .setParameter("state", name(after))
                .setParameter("attempts", after.attempts())
                .setParameter("reason", reason(after))
                .setParameter("dueAt", after instanceof Pending next ? next.dueAt() : pending.dueAt())
                .setParameter("endedAt", endedAt(after))
                .executeUpdate()
                .map(rows -> rows == 1);
    }

    /** The ticket has become known: mails about it wait no longer. */
    public Uni<Void> hurryTicket(Mutiny.Session session, String ticketId, Instant now) {
        return session.createNativeQuery(HURRY + " AND ticket_id = :ticketId")
                .setParameter("now", now)
                .setParameter("ticketId", ticketId)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The person has become known, or has another address: mails to them wait no longer. */
    public Uni<Void> hurryPerson(Mutiny.Session session, String tenant, String personId, Instant now) {
        return session.createNativeQuery(
                        HURRY + " AND tenant = :tenant AND recipient_kind = 'person' AND recipient_id = :personId")
                .setParameter("now", now)
                .setParameter("tenant", tenant)
                .setParameter("personId", personId)
                .executeUpdate()
                .replaceWithVoid();
    }

    /**
     * The newest first.
     *
     * @param after only those after this place in that order
     */
    public Uni<List<Delivery>> find(
            Mutiny.Session session, String tenant, DeliveryFilter filter, @Nullable Place after, int atMost) {
        StringBuilder where = new StringBuilder("tenant = :tenant");
        Map<String, Object> parameters = new HashMap<>(Map.of("tenant", tenant));
        if (filter.ticketId() != null) {
            where.append(" and ticketId = :ticketId");
            parameters.put("ticketId", filter.ticketId());
        }
        if (filter.recipient() != null) {
            where.append(" and recipientKind = :kind and recipientId = :recipient");
            parameters.put("kind", filter.recipient().kind().wireName());
            parameters.put("recipient", filter.recipient().id());
        }
        if (filter.status() != null) {
            // Spelt out, or the indexes of pending and failed ones could not be used.
            where.append(" and state = '").append(checked(filter.status())).append('\'');
        }
        if (after != null) {
            where.append(" and (createdAt < :at or createdAt = :at and deliveryId < :id)");
            parameters.put("at", after.createdAt());
            parameters.put("id", after.deliveryId());
        }
        Mutiny.SelectionQuery<DeliveryRow> query = session.createSelectionQuery(
                "from DeliveryRow where " + where + " order by createdAt desc, deliveryId desc", DeliveryRow.class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(atMost)
                .getResultList()
                .map(rows -> rows.stream().map(DeliveryRow::toDelivery).toList());
    }

    /** Where a delivery stands among all, the newest first. */
    public record Place(Instant createdAt, String deliveryId) {}

    /** How many deliveries of each channel are pending, and since when the oldest of them is. */
    public Uni<List<Backlog>> backlog(Mutiny.Session session) {
        return session.createNativeQuery("""
                        SELECT channel, count(*) AS pending, min(created_at) AS oldest
                        FROM delivery WHERE state = 'pending' GROUP BY channel
                        """, Tuple.class)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Backlog(
                                Channel.of(Rows.text(row, "channel")),
                                Rows.number(row, "pending"),
                                Rows.instant(row, "oldest")))
                        .toList());
    }

    public record Backlog(Channel channel, int pending, Instant oldest) {}

    private static String checked(String status) {
        if (!STATES.contains(status)) {
            throw new IllegalArgumentException("status: " + status + " (expected: one of " + STATES + ")");
        }
        return status;
    }

    private record Filter(String sql, Map<String, Object> parameters) {}

    private static Filter filter(Lane lane) {
        if (lane instanceof Lane.OneEndpoint endpoint) {
            return new Filter("channel = 'webhook' AND recipient_id = :endpoint", Map.of("endpoint", endpoint.name()));
        }
        if (lane instanceof Lane.GoneEndpoints gone) {
            return new Filter(
                    "channel = 'webhook' AND recipient_id <> ALL (string_to_array(:configured, ','))",
                    Map.of("configured", String.join(",", gone.configured())));
        }
        return new Filter("channel = 'mail'", Map.of());
    }

    private static Claim claim(Tuple row) {
        String tenant = Rows.text(row, "tenant");
        String recipientId = Rows.text(row, "recipient_id");
        Delivery delivery = new Delivery(
                Rows.text(row, "delivery_id"),
                Rows.text(row, "ticket_id"),
                tenant,
                Rows.text(row, "event_id"),
                Rows.text(row, "event_type"),
                new Recipient(Recipient.Kind.of(Rows.text(row, "recipient_kind")), recipientId),
                Channel.of(Rows.text(row, "channel")),
                Rows.instant(row, "created_at"),
                new Pending(Rows.number(row, "attempts"), Rows.instant(row, "due_at"), Rows.textOrNull(row, "reason")));
        boolean left = Boolean.TRUE.equals(row.get("person_left", Boolean.class));
        String email = left ? null : Rows.textOrNull(row, "email");
        return new Claim(
                delivery,
                Rows.instant(row, "happened_at"),
                Rows.textOrNull(row, "traceparent"),
                Rows.text(row, "payload"),
                Rows.textOrNull(row, "snapshot"),
                Rows.textOrNull(row, "move"),
                email == null
                        ? null
                        : new Person(
                                tenant, recipientId, Rows.text(row, "name"), email, Rows.instant(row, "published_at")),
                left);
    }

    private static String name(DeliveryState state) {
        if (state instanceof Pending) {
            return "pending";
        }
        return state instanceof DeliveryState.Delivered ? "delivered" : "failed";
    }

    private static @Nullable String reason(DeliveryState state) {
        if (state instanceof Pending pending) {
            return pending.reason();
        }
        return state instanceof DeliveryState.Failed failed ? failed.reason() : null;
    }

    private static @Nullable Instant endedAt(DeliveryState state) {
        if (state instanceof DeliveryState.Delivered delivered) {
            return delivered.at();
        }
        return state instanceof DeliveryState.Failed failed ? failed.at() : null;
    }
}
