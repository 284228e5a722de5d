package dev.tiercel.notification.deliveries.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tiercel.notification.config.NotificationConfig;
import dev.tiercel.notification.deliveries.Bell;
import dev.tiercel.notification.deliveries.store.DeliveryStore;
import dev.tiercel.notification.directory.Person;
import dev.tiercel.notification.directory.PersonRemoved;
import dev.tiercel.notification.directory.kafka.DirectoryReader;
import dev.tiercel.notification.directory.kafka.DirectoryReader.PersonKey;
import dev.tiercel.notification.directory.store.PersonStore;
import dev.tiercel.outbox.CloudEvent;
import dev.tiercel.outbox.hibernate.InPlaceRetry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.MDC;

/**
 * Reads every topic of this service, one record after the other, each in one transaction with what it causes. A fault
 * that passes is waited out with the record in hand, so the order stays; a record that can never be handled fails and
 * goes to the dead-letter topic. Dead letters that an operator hands back come in with the rest.
 */
@ApplicationScoped
public class EventConsumer {

    private static final String REPLAYED_FROM = "tiercel-replay-of-topic";

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
        AtomicBoolean toSend = new AtomicBoolean();
        return retry.handle(
                        record,
                        () -> sessions.withTransaction((session, transaction) -> handle(session, record))
                                .invoke(toSend::set)
                                .replaceWithVoid())
                .invoke(() -> {
                    if (toSend.get()) {
                        bell.ring();
                    }
                })
                .eventually(() -> {
                    MDC.remove("ticket");
                    MDC.remove("event");
                });
    }

    /** @return whether there may be something to send now */
    private Uni<Boolean> handle(Mutiny.Session session, ConsumerRecord<String, byte[]> record) {
        String topic = topic(record);
        if (record.value() == null) {
            return forget(session, record, topic);
        }
        CloudEvent event = CloudEvent.read(record.headers());
        MDC.put("event", event.id());
        if (!event.subject().equals(record.key())) {
            throw new UnreadableEventException("key: differs from ce_subject (expected: the same)");
        }
        return switch (event.type()) {
            case DirectoryReader.PERSON -> learn(session, checked(record, DirectoryReader.person(record.value())));
            case DirectoryReader.PERSON_REMOVED -> remove(session, record);
            default -> {
                if (topic.equals(DirectoryReader.TOPIC)) {
                    yield Uni.createFrom().item(false); // teams, and kinds of tomorrow
                }
                MDC.put("ticket", event.subject());
                yield hearing.hear(session, event, record.value());
            }
        };
    }

    private Uni<Boolean> learn(Mutiny.Session session, Person person) {
        return people.save(session, person)
                .call(news -> news
                        ? hurry(session, person.tenant(), person.id())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> remove(Mutiny.Session session, ConsumerRecord<String, byte[]> record) {
        PersonRemoved removed = DirectoryReader.removal(record.value());
        refuseOtherKey(record, removed.tenant(), removed.id());
        return people.remove(session, removed)
                .call(news -> news
                        ? hurry(session, removed.tenant(), removed.id())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> hurry(Mutiny.Session session, String tenant, String person) {
        return deliveries.hurryPerson(session, tenant, person, time.instant());
    }

    private Uni<Boolean> forget(Mutiny.Session session, ConsumerRecord<String, byte[]> record, String topic) {
        if (!topic.equals(DirectoryReader.TOPIC)) {
            throw new UnreadableEventException("body: none (expected: JSON)");
        }
        return DirectoryReader.personOf(Objects.requireNonNullElse(record.key(), ""))
                .map(person ->
                        people.forget(session, person.tenant(), person.id()).replaceWith(false))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    private static Person checked(ConsumerRecord<String, byte[]> record, Person person) {
        refuseOtherKey(record, person.tenant(), person.id());
        return person;
    }

    private static void refuseOtherKey(ConsumerRecord<String, byte[]> record, String tenant, String id) {
        if (!DirectoryReader.personOf(record.key()).equals(Optional.of(new PersonKey(tenant, id)))) {
            throw new UnreadableEventException("key: not that of the person (expected: person/tenant/id)");
        }
    }

    /** Where the record was published: dead letters that are handed back say so. */
    private static String topic(ConsumerRecord<String, byte[]> record) {
        Header original = record.headers().lastHeader(REPLAYED_FROM);
        return original == null || original.value() == null ? record.topic() : new String(original.value(), UTF_8);
    }
}
