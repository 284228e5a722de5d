package dev.tiercel.ticket.lifecycle.kafka;

import dev.tiercel.outbox.CloudEvent;
import dev.tiercel.outbox.hibernate.Outbox;
import dev.tiercel.ticket.lifecycle.Ticket;
import dev.tiercel.ticket.lifecycle.TicketEvent;
import dev.tiercel.ticket.lifecycle.json.TicketJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Leaves the news of a change in the outbox of the transaction that makes it. */
@ApplicationScoped
public class TicketAnnouncer {
    private static final String SOURCE = "/tiercel/ticket-service";

    private final Outbox outbox;

    TicketAnnouncer(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * Call it with the ticket's row locked, once per change: the event's id is made here, and what makes the event unique
     * is that its transaction commits once.
     */
    public Uni<Void> announce(Mutiny.Session session, TicketEvent event, Ticket after, @Nullable String traceparent) {
        Announcement announcement = event.match(Announcement.OF_EVENT);
        CloudEvent cloudEvent = new CloudEvent(
                UUID.randomUUID().toString(),
                announcement.type(),
                SOURCE,
                after.id().value(),
                event.at(),
                announcement.dataSchema(),
                after.tenant(),
                traceparent);
        return outbox.append(
                session, announcement.topic(), after.id().value(), cloudEvent, TicketJson.announcement(event, after));
    }
}
