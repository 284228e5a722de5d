package dev.tiercel.ticket.kafka;

import dev.tiercel.outbox.CloudEvent;
import dev.tiercel.outbox.hibernate.InPlaceRetry;
import dev.tiercel.outbox.hibernate.Inbox;
import dev.tiercel.ticket.config.TicketServiceConfig;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Reads every topic of this service, one record after the other. What an event causes and that it was handled commit
 * together. A passing fault is waited out in place, so nothing overtakes; a record that can never be handled goes to the
 * dead letters and its neighbours go on.
 */
@ApplicationScoped
class EventConsumer {
    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final String CONSUMER = "ticket-service";
    private static final String KEYS = "access-keys";

    private final Map<String, EventHandler> handlers;
    private final Mutiny.SessionFactory sessions;
    private final Inbox inbox;
    private final InPlaceRetry retry;

    EventConsumer(
            @All List<EventHandler> handlers, Mutiny.SessionFactory sessions, Inbox inbox, TicketServiceConfig config) {
        this.handlers = handlers.stream().collect(Collectors.toMap(EventHandler::type, Function.identity()));
        this.sessions = sessions;
        this.inbox = inbox;
        this.retry = new InPlaceRetry(config.retry().first(), config.retry().atMost());
    }

    @Incoming("events")
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return retry.handle(record, () -> handle(record));
    }

    private Uni<Void> handle(ConsumerRecord<String, byte[]> record) {
        if (record.topic().equals(KEYS) && record.value() == null) {
            return Uni.createFrom().voidItem(); // a key that is forgotten, which is for those who hold it
        }
        CloudEvent event = CloudEvent.read(record.headers());
        MDC.put("event", event.id());
        EventHandler handler = handlers.get(event.type());
        if (handler == null) {
            LOG.debugf("%s is of no concern here", event.type());
            return Uni.createFrom().voidItem();
        }
        if (!event.subject().equals(record.key())) {
            throw new IllegalArgumentException(
                    "key: " + record.key() + " (expected: that of ce_subject, " + event.subject() + ")");
        }
        byte[] body = record.value();
        if (body == null) {
            throw new IllegalArgumentException("value: none (expected: JSON of the contract)");
        }
        return sessions.withTransaction((session, transaction) -> inbox.firstTime(session, CONSUMER, event.id())
                .chain(first -> first
                        ? handler.handle(session, event, body)
                        : Uni.createFrom().voidItem()));
    }
}
