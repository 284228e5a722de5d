package dev.tiercel.escalation.kafka;

import dev.tiercel.escalation.config.EscalationConfig;
import dev.tiercel.escalation.moves.kafka.Arrival;
import dev.tiercel.escalation.moves.kafka.EventReader;
import dev.tiercel.escalation.moves.store.Escalations;
import dev.tiercel.escalation.moves.store.Heard;
import dev.tiercel.outbox.CloudEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
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
    private final EscalationConfig.Retry retry;

    EventConsumer(Escalations escalations, EscalationConfig config) {
        this.escalations = escalations;
        this.retry = config.retry();
    }

    @Incoming("events")
    Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        Optional<Heard> heard;
        try {
            heard = read(record);
        } catch (IllegalArgumentException e) {
            return givenUp(record, e);
        }
        return heard.map(event -> handle(record, event))
                .orElseGet(() -> Uni.createFrom().voidItem());
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

    private Uni<Void> handle(ConsumerRecord<String, byte[]> record, Heard heard) {
        // A retry fires on a timer thread; the session has to be opened on the context the record came on.
        Context context = Objects.requireNonNull(Vertx.currentContext(), "records come on a Vert.x context");
        Executor onContext = task -> context.runOnContext(ignored -> task.run());
        return Uni.createFrom()
                .voidItem()
                .emitOn(onContext)
                .chain(() -> escalations.handle(heard))
                .onFailure(fault -> !Faults.isForGood(fault))
                .invoke(fault ->
                        LOG.warnf("%s is tried again: %s", heard.event().type(), fault))
                .onFailure(fault -> !Faults.isForGood(fault))
                .retry()
                .withBackOff(retry.first(), retry.atMost())
                .indefinitely()
                .emitOn(onContext)
                .onFailure()
                .recoverWithUni(fault -> givenUp(record, fault));
    }

    /** The connector writes a failed record to the dead letters, with the reason in its headers. */
    private static Uni<Void> givenUp(ConsumerRecord<String, byte[]> record, Throwable reason) {
        LOG.errorf(
                "%s-%d@%d goes to the dead letters: %s", record.topic(), record.partition(), record.offset(), reason);
        return Uni.createFrom().failure(reason);
    }
}
