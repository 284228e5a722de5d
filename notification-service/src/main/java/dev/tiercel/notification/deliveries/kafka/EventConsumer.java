package dev.tiercel.notification.deliveries.kafka;

import dev.tiercel.notification.deliveries.Bell;
import dev.tiercel.notification.deliveries.store.DeliveryStore;
import dev.tiercel.notification.directory.Person;
import dev.tiercel.notification.directory.kafka.DirectoryReader;
import dev.tiercel.notification.directory.store.PersonStore;
import dev.tiercel.outbox.CloudEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Reads every topic of this service, one record after the other, each in one transaction with what it causes. A fault
 * that passes is waited out with the record in hand, so the order stays; a record that can never be handled fails and
 * goes to the dead-letter topic.
 */
@ApplicationScoped
public class EventConsumer {

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Mutiny.SessionFactory sessions;
    private final Hearing hearing;
    private final PersonStore people;
    private final DeliveryStore deliveries;
    private final InstantSource time;
    private final Bell bell;

    public EventConsumer(
            Mutiny.SessionFactory sessions,
            Hearing hearing,
            PersonStore people,
            DeliveryStore deliveries,
            InstantSource time,
            Bell bell) {
        this.sessions = sessions;
        this.hearing = hearing;
        this.people = people;
        this.deliveries = deliveries;
        this.time = time;
        this.bell = bell;
    }

    @Incoming("events")
    public Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        Context context = Vertx.currentContext();
        return Uni.createFrom()
                .deferred(() -> sessions.withTransaction((session, transaction) -> handle(session, record)))
                // A retry begins on a timer's thread, and the session belongs to this event loop.
                .runSubscriptionOn(task -> context.runOnContext(ignored -> task.run()))
                .onFailure(PassingFault::is)
                .invoke(fault -> LOG.warnf("%s waits: %s", place(record), fault.toString()))
                .onFailure(PassingFault::is)
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely()
                .invoke(bell::ring)
                .onFailure()
                .invoke(fault -> LOG.errorf("%s goes to the dead letters: %s", place(record), fault.toString()))
                .eventually(() -> {
                    MDC.remove("ticket");
                    MDC.remove("event");
                });
    }

    private Uni<Void> handle(Mutiny.Session session, ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return remove(session, record);
        }
        CloudEvent event = CloudEvent.read(record.headers());
        MDC.put("event", event.id());
        if (record.topic().equals(DirectoryReader.TOPIC)) {
            return event.type().equals(DirectoryReader.PERSON)
                    ? learn(session, DirectoryReader.person(record.value()))
                    : Uni.createFrom().voidItem();
        }
        MDC.put("ticket", event.subject());
        return hearing.hear(session, event, record.value());
    }

    private Uni<Void> learn(Mutiny.Session session, Person person) {
        return people.save(session, person)
                .chain(news -> news
                        ? deliveries.hurryPerson(session, person.tenant(), person.id(), time.instant())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> remove(Mutiny.Session session, ConsumerRecord<String, byte[]> record) {
        if (!record.topic().equals(DirectoryReader.TOPIC)) {
            throw new UnreadableEventException("body: none (expected: JSON)");
        }
        return DirectoryReader.personOf(Objects.requireNonNullElse(record.key(), ""))
                .map(person -> people.remove(session, person.tenant(), person.id()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static String place(ConsumerRecord<String, byte[]> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }
}
