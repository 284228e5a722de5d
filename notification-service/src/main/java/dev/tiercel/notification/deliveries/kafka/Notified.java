package dev.tiercel.notification.deliveries.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tiercel.notification.deliveries.Delivery;
import dev.tiercel.notification.deliveries.DeliveryState;
import dev.tiercel.outbox.CloudEvent;
import dev.tiercel.outbox.hibernate.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Publishes the end of a delivery on {@code notified}, once, in the transaction that records it. */
@ApplicationScoped
public class Notified {

    private static final String TOPIC = "notified";
    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private final Outbox outbox;

    public Notified(Outbox outbox) {
        this.outbox = outbox;
    }

    private record Body(
            String deliveryId,
            String ticketId,
            String tenant,
            String eventId,
            String eventType,
            Who recipient,
            String channel,
            int attempts,
            String at,
            @Nullable String reason) {}

    private record Who(String kind, String id) {}

    /** Does nothing for a delivery that has not ended. */
    public Uni<Void> publish(Mutiny.Session session, Delivery delivery, @Nullable String traceparent) {
        DeliveryState state = delivery.state();
        if (state instanceof DeliveryState.Delivered delivered) {
            return append(session, delivery, "succeeded", delivered.at(), null, traceparent);
        }
        if (state instanceof DeliveryState.Failed failed) {
            return append(session, delivery, "failed", failed.at(), failed.reason(), traceparent);
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> append(
            Mutiny.Session session,
            Delivery delivery,
            String outcome,
            Instant at,
            @Nullable String reason,
            @Nullable String traceparent) {
        CloudEvent event = new CloudEvent(
                UUID.nameUUIDFromBytes(("notified|" + delivery.id()).getBytes(UTF_8))
                        .toString(),
                "dev.tiercel.delivery." + outcome + ".v1",
                "/tiercel/notification-service",
                delivery.ticketId(),
                at,
                "https://tiercel.dev/contracts/schemas/delivery.v1.json",
                delivery.tenant(),
                traceparent);
        Body body = new Body(
                delivery.id(),
                delivery.ticketId(),
                delivery.tenant(),
                delivery.eventId(),
                delivery.eventType(),
                new Who(
                        delivery.recipient().kind().wireName(),
                        delivery.recipient().id()),
                delivery.channel().wireName(),
                delivery.state().attempts(),
                event.time().toString(),
                reason);
        return outbox.append(session, TOPIC, delivery.ticketId(), event, json(body));
    }

    private static byte[] json(Body body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("delivery " + body.deliveryId() + " is not writable as JSON", e);
        }
    }
}
