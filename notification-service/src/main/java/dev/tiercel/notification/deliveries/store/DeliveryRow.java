package dev.tiercel.notification.deliveries.store;

import dev.tiercel.notification.deliveries.Channel;
import dev.tiercel.notification.deliveries.Delivery;
import dev.tiercel.notification.deliveries.DeliveryState;
import dev.tiercel.notification.deliveries.Recipient;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Read only: rows are written by the statements of {@link DeliveryStore}, which decide races. */
@Entity
@Immutable
@Table(name = "delivery")
class DeliveryRow {

    @Id
    @Column(name = "delivery_id")
    String deliveryId = "";

    @Column(name = "event_id")
    String eventId = "";

    @Column(name = "event_type")
    String eventType = "";

    @Column(name = "ticket_id")
    String ticketId = "";

    String tenant = "";

    @Column(name = "recipient_kind")
    String recipientKind = "";

    @Column(name = "recipient_id")
    String recipientId = "";

    String channel = "";

    String state = "";

    int attempts;

    @Nullable
    String reason;

    @Column(name = "due_at")
    Instant dueAt = Instant.EPOCH;

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    Delivery toDelivery() {
        return new Delivery(
                deliveryId,
                ticketId,
                tenant,
                eventId,
                eventType,
                new Recipient(Recipient.Kind.of(recipientKind), recipientId),
                Channel.of(channel),
                createdAt,
                deliveryState());
    }

    private DeliveryState deliveryState() {
        return switch (state) {
            case "pending" -> new DeliveryState.Pending(attempts, dueAt, reason);
            case "delivered" -> new DeliveryState.Delivered(attempts, Objects.requireNonNull(endedAt));
            case "failed" ->
                new DeliveryState.Failed(
                        attempts, Objects.requireNonNull(endedAt), Objects.requireNonNullElse(reason, "unknown"));
            default -> throw new IllegalStateException("state: " + state + " (expected: pending, delivered or failed)");
        };
    }
}
