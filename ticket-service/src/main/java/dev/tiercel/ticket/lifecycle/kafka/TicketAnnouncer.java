package dev.tiercel.ticket.lifecycle.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tiercel.outbox.CloudEvent;
import dev.tiercel.outbox.hibernate.Outbox;
import dev.tiercel.ticket.lifecycle.Ticket;
import dev.tiercel.ticket.lifecycle.TicketEvent;
import dev.tiercel.ticket.lifecycle.json.TicketJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Leaves the news of a change, and the ticket after it, in the outbox of the transaction that makes it. */
@ApplicationScoped
public class TicketAnnouncer {
    private static final String SOURCE = "/tiercel/ticket-service";

    private final Outbox outbox;

    TicketAnnouncer(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Call it with the ticket's row locked, once per change. */
    public Uni<Void> announce(
            Mutiny.Session session, String eventId, TicketEvent event, Ticket after, @Nullable String traceparent) {
        String latestId =
                UUID.nameUUIDFromBytes((eventId + "/snapshot").getBytes(UTF_8)).toString();
        return append(
                        session,
                        Announcement.of(event),
                        eventId,
                        event.at(),
                        after,
                        TicketJson.announcement(event, after),
                        traceparent)
                .chain(() -> append(
                        session,
                        Announcement.latest(),
                        latestId,
                        after.updatedAt(),
                        after,
                        TicketJson.latest(after),
                        traceparent));
    }

    private Uni<Void> append(
            Mutiny.Session session,
            Announcement announcement,
            String eventId,
            Instant at,
            Ticket ticket,
            byte[] body,
            @Nullable String traceparent) {
        String id = ticket.id().value();
        CloudEvent event = new CloudEvent(
                eventId, announcement.type(), SOURCE, id, at, announcement.dataSchema(), ticket.tenant(), traceparent);
        return outbox.append(session, announcement.topic(), id, event, body);
    }
}
