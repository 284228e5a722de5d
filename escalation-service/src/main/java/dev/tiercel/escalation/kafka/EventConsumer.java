package dev.tiercel.escalation.kafka;

import dev.tiercel.escalation.config.EscalationConfig;
import dev.tiercel.escalation.moves.kafka.Arrival;
import dev.tiercel.escalation.moves.kafka.EventReader;
import dev.tiercel.escalation.moves.store.Escalations;
import dev.tiercel.escalation.moves.store.Heard;
import dev.tiercel.outbox.CloudEvent;
import dev.tiercel.outbox.hibernate.InPlaceRetry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Reads every topic of this service. A passing fault is waited out in place, so that nothing overtakes; a record that can
 * never be handled goes to the dead letters and its neighbours go on.
 */
@ApplicationScoped
class EventConsumer {

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);

    private final Escalations escalations;
    private final InPlaceRetry retry;

    EventConsumer(Escalations escalations, EscalationConfig config) {
        this.escalations = escalations;
        this.retry = new InPlaceRetry(config.retry().first(), config.retry().atMost());
    }

    @Incoming("events")
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return retry.handle(
                record,
                () -> read(record)
                        .map(escalations::handle)
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static Optional<Heard> read(ConsumerRecord<String, byte[]> record) {
        CloudEvent event = CloudEvent.read(record.headers());
        MDC.put("event", event.id());
        Optional<Arrival> arrival = EventReader.read(event, record.value());
        if (arrival.isEmpty()) {
            LOG.debugf("%s is of no concern here", event.type());
        }
        return arrival.map(said -> {
            String ticket = said.ticketId().value();
            MDC.put("ticket", ticket);
            if (!ticket.equals(record.key())) {
                throw new IllegalArgumentException(
                        "key: " + record.key() + " (expected: the ticket id " + ticket + ")");
            }
            return new Heard(event, record.value(), said);
        });
    }
}
