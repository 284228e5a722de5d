package dev.tiercel.notification.deliveries;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;

/** One message to one recipient over one channel about one event, and where it stands. */
public record Delivery(
        String id,
        String ticketId,
        String tenant,
        String eventId,
        String eventType,
        Recipient recipient,
        Channel channel,
        Instant createdAt,
        DeliveryState state) {

    /** A delivery as it begins; the same event, recipient and channel always give the same id. */
    public static Delivery planned(Happening happening, Addressee addressee, Instant now, RetrySchedule schedule) {
        return new Delivery(
                idOf(happening.eventId(), addressee),
                happening.ticketId(),
                happening.tenant(),
                happening.eventId(),
                happening.eventType(),
                addressee.recipient(),
                addressee.channel(),
                now,
                schedule.begin(now));
    }

    static String idOf(String eventId, Addressee addressee) {
        String name = eventId + "|" + addressee.recipient() + "|"
                + addressee.channel().wireName();
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }

    public Delivery in(DeliveryState next) {
        return new Delivery(id, ticketId, tenant, eventId, eventType, recipient, channel, createdAt, next);
    }
}
