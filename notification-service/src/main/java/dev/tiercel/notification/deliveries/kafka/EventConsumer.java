package dev.tiercel.notification.deliveries.kafka;

import dev.tiercel.notification.config.NotificationConfig;
import dev.tiercel.notification.deliveries.Bell;
import dev.tiercel.notification.deliveries.store.DeliveryStore;
import dev.tiercel.notification.directory.Person;
import dev.tiercel.notification.directory.kafka.DirectoryReader;
import dev.tiercel.notification.directory.store.PersonStore;
import dev.tiercel.outbox.CloudEvent;
import dev.tiercel.outbox.hibernate.InPlaceRetry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.MDC;

/**
 * Reads every topic of this service, one record after the other, each in one transaction with what it causes. A fault
 * that passes is waited out with the record in hand, so the order stays; a record that can never be handled fails and
 * goes to the dead-letter topic.
 */
@ApplicationScoped
public class EventConsumer {

    private final Mutiny.SessionFactory sessions;
    private final Hearing hearing;
    private final PersonStore people;
    private final DeliveryStore deliveries;
    private final InstantSource time;
    private final Bell bell;
    private final InPlaceRetry retry;

    public EventConsumer(
            Mutiny.SessionFactory sessions,
            Hearing hearing,
            PersonStore people,
            DeliveryStore deliveries,
            InstantSource time,
            Bell bell,
            NotificationConfig config) {
        this.sessions = sessions;
        this.hearing = hearing;
        this.people = people;
        this.deliveries = deliveries;
        this.time = time;
        this.bell = bell;
        this.retry = new InPlaceRetry(config.retry().first(), config.retry().atMost());
    }

    @Incoming("events")
    public Uni<Void> on(ConsumerRecord<String, byte[]> record) {
        return retry.handle(record, () -> sessions.withTransaction((session, transaction) -> handle(session, record)))
                .invoke(bell::ring)
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
}
