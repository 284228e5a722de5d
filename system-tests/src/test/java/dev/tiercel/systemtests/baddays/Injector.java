package dev.tiercel.systemtests.baddays;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.contracts.TopicCatalog;
import dev.tiercel.localstack.Part;
import dev.tiercel.localstack.deadletters.DeadLetter;
import dev.tiercel.localstack.deadletters.DeadLetters;
import dev.tiercel.systemtests.baddays.Load.Course;
import dev.tiercel.systemtests.baddays.Witness.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes to the topics what nobody should have written, or what was there before. */
final class Injector implements AutoCloseable {
    private static final int REPEATED_OF_A_TOPIC = 20;
    private static final int SHUFFLED_TICKETS = 10;
    private static final Duration SET_ASIDE_WITHIN = Duration.ofMinutes(4);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(3);
    private static final Duration FINISHED_WITHIN = Duration.ofSeconds(120);
    /** What a service may be handed back that it reads. */
    private static final Map<String, String> HANDED_BACK = Map.of("escalation-service-replays", "ticket-created");

    /** Nobody asks for timers yet: what is written there is of types its reader passes over, unless it has none. */
    private static final String UNUSED = "timers-wanted";

    private static final List<String> OF_TICKETS = List.of("ticket-created", "ticket-updated", "resolved", "tickets");
    /** What is damaged, where not every reader reads everything that is on a topic: by the beginning of its key or type. */
    private static final Map<String, String> READ_BY_ALL = Map.of(
            "policies", "sla-policy",
            "directory", "person",
            "escalated", "escalation.moved",
            "sla-breached", "sla-breach.announced",
            "notified", "delivery.succeeded");

    /** Who has to set aside what is damaged, by topic; of access-keys one does so for all, who pass it over. */
    private static final Map<String, List<Part>> READERS = Map.ofEntries(
            Map.entry("ticket-created", List.of(Part.SLA_TIMER, Part.ESCALATION, Part.NOTIFICATION)),
            Map.entry("ticket-updated", List.of(Part.SLA_TIMER, Part.ESCALATION, Part.NOTIFICATION)),
            Map.entry("resolved", List.of(Part.SLA_TIMER, Part.ESCALATION, Part.NOTIFICATION)),
            Map.entry("sla-breached", List.of(Part.TICKET, Part.ESCALATION, Part.NOTIFICATION)),
            Map.entry("escalated", List.of(Part.TICKET, Part.SLA_TIMER, Part.NOTIFICATION)),
            Map.entry("notified", List.of(Part.TICKET)),
            Map.entry("policies", List.of(Part.TICKET, Part.SLA_TIMER)),
            Map.entry("directory", List.of(Part.NOTIFICATION)),
            Map.entry("access-keys", List.of(Part.TICKET)),
            Map.entry("ticket-service-replays", List.of(Part.TICKET)),
            Map.entry("sla-timer-service-replays", List.of(Part.SLA_TIMER)),
            Map.entry("escalation-service-replays", List.of(Part.ESCALATION)),
            Map.entry("notification-service-replays", List.of(Part.NOTIFICATION)));

    private final Stage stage;
    private final KafkaProducer<String, byte[]> producer;
    /** By the number they carry. */
    private final Map<String, Damaged> damaged = new HashMap<>();

    /** What is done to a record. */
    private enum Damage {
        CUT_SHORT,
        NOT_JSON,
        NO_OBJECT,
        TOO_DEEP,
        NO_TYPE,
        NO_ID,
        ANOTHER_KEY;

        /** Whether nobody can read it. Of policies, people and keys some readers need no more than the value. */
        boolean isFatalOn(String topic) {
            return ordinal() < NO_TYPE.ordinal()
                    || !Set.of("policies", "directory", "access-keys").contains(topic);
        }
    }

    private record Damaged(String topic, Damage damage) {
        /** Those who have to set it aside, if it is fatal. */
        List<Part> readers() {
            return READERS.getOrDefault(topic, List.of());
        }

        boolean concerns(Set<Part> parts) {
            return readers().containsAll(parts) || topic.equals(UNUSED) && parts.equals(Set.of(Part.SLA_TIMER));
        }
    }

    Injector(Stage stage) {
        this.stage = stage;
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        stage.cluster().stack().kafkaBootstrap(),
                        ProducerConfig.ACKS_CONFIG,
                        "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Until there is something on each topic that services read. */
    void awaitModels() {
        Set<String> wanted = READERS.keySet().stream()
                .filter(topic -> !topic.endsWith("-replays") && !topic.equals("access-keys"))
                .collect(Collectors.toSet());
        stage.until(
                "something on every topic",
                FINISHED_WITHIN,
                () -> byTopic().keySet().containsAll(wanted));
    }

    /** Records of every topic once more, old and new ones, in any order. */
    void repeat() {
        List<Seen> again = new ArrayList<>();
        for (List<Seen> ofTopic : byTopic().values()) {
            List<Seen> chosen = new ArrayList<>(ofTopic);
            Collections.shuffle(chosen, stage.random());
            again.addAll(chosen.subList(0, Math.min(REPEATED_OF_A_TOPIC, chosen.size())));
        }
        Collections.shuffle(again, stage.random());
        again.forEach(seen -> send(seen.topic(), seen.key(), seen.record().value(), headers(seen)));
        producer.flush();
        stage.say(
                "%d records were repeated, of %d topics",
                again.size(), byTopic().size());
    }

    /** Damaged records on every topic, each a real one with something done to it. */
    void damage() {
        Map<String, List<Seen>> byTopic = byTopic();
        for (String topic : TopicCatalog.packaged((short) 1).names()) {
            String like = byTopic.containsKey(topic) ? topic : HANDED_BACK.getOrDefault(topic, "escalated");
            String read = READ_BY_ALL.getOrDefault(like, "");
            List<Seen> models = byTopic.get(like).stream()
                    .filter(seen -> seen.type().startsWith(read) || seen.key().startsWith(read))
                    .toList();
            for (Damage damage : Damage.values()) {
                damage(topic, models.get(stage.random().nextInt(models.size())), damage);
            }
        }
        producer.flush();
        stage.say(
                "%d damaged records so far, on %d topics",
                damaged.size(),
                damaged.values().stream().map(Damaged::topic).distinct().count());
    }

    private void damage(String topic, Seen model, Damage damage) {
        Headers headers = headers(model);
        headers.remove("ce_id").add("ce_id", UUID.randomUUID().toString().getBytes(UTF_8));
        byte[] value = model.record().value();
        String key = model.key();
        switch (damage) {
            case CUT_SHORT ->
                value = java.util.Arrays.copyOf(value, 1 + stage.random().nextInt(value.length - 1));
            case NOT_JSON -> stage.random().nextBytes(value = new byte[100]);
            case NO_OBJECT -> value = "[]".getBytes(UTF_8);
            case TOO_DEEP -> value = ("{\"ticket\":" + "[".repeat(100_000)).getBytes(UTF_8);
            case NO_TYPE -> headers.remove("ce_type");
            case NO_ID -> headers.remove("ce_id");
            case ANOTHER_KEY -> key = UUID.randomUUID().toString();
        }
        String number = topic + " " + damage + " " + damaged.size();
        headers.remove(Witness.INJECTED).add(Witness.INJECTED, number.getBytes(UTF_8));
        damaged.put(number, new Damaged(topic, damage));
        send(topic, key, value, headers);
    }

    /** Whole lives of tickets nobody opened, their records in any order over all topics. */
    void shuffle() {
        stage.until(
                "finished tickets",
                FINISHED_WITHIN,
                () -> stage.load().courses().stream().filter(Course::isAnswered).count() >= SHUFFLED_TICKETS);
        Map<String, List<Seen>> finished = stage.witness().seen(event -> OF_TICKETS.contains(event.topic())).stream()
                .collect(groupingBy(Seen::key, TreeMap::new, Collectors.toList()));
        Set<String> over = stage.load().courses().stream()
                .filter(Course::isAnswered)
                .map(course -> course.id.join())
                .collect(Collectors.toSet());
        finished.keySet().retainAll(over);
        List<String> chosen = new ArrayList<>(finished.keySet());
        Collections.shuffle(chosen, stage.random());
        List<Runnable> sendings = new ArrayList<>();
        Set<String> strangers = new HashSet<>();
        for (String model : chosen.subList(0, Math.min(SHUFFLED_TICKETS, chosen.size()))) {
            String stranger = "0" + UUID.randomUUID().toString().substring(1);
            strangers.add(stranger);
            finished.get(model).forEach(seen -> sendings.add(() -> sendAs(stranger, seen)));
        }
        Collections.shuffle(sendings, stage.random());
        stage.expectStrangers(strangers);
        sendings.forEach(Runnable::run);
        producer.flush();
        stage.say("%d records of %d tickets nobody opened, in any order", sendings.size(), strangers.size());
    }

    private void sendAs(String stranger, Seen seen) {
        Headers headers = new RecordHeaders();
        for (Header header : seen.record().headers()) {
            headers.add(header);
        }
        headers.remove("ce_id").add("ce_id", UUID.randomUUID().toString().getBytes(UTF_8));
        headers.remove("ce_subject").add("ce_subject", stranger.getBytes(UTF_8));
        String value = new String(seen.record().value(), UTF_8).replace(seen.key(), stranger);
        send(seen.topic(), stranger, value.getBytes(UTF_8), headers);
    }

    /** Every reader has set aside every record of its topics that cannot be read, and nothing that was not damaged. */
    void checkDeadLetters() {
        stage.until(
                "damaged records set aside",
                SET_ASIDE_WITHIN,
                LOOK_EVERY,
                () -> missing(setAside()).isEmpty());
        Map<String, Set<Part>> letters = setAside();
        stage.say(
                "dead letters: %s",
                letters.values().stream()
                        .flatMap(Set::stream)
                        .collect(groupingBy(Part::label, TreeMap::new, counting())));
        assertThat(missing(letters))
                .as("damaged records that were not set aside")
                .isEmpty();
        assertThat(letters.keySet()).as("what was set aside").isSubsetOf(damaged.keySet());
        assertThat(letters)
                .allSatisfy((number, parts) -> assertThat(damaged.get(number).concerns(parts))
                        .as("%s, set aside by %s, is of their concern", number, parts)
                        .isTrue());
    }

    private List<String> missing(Map<String, Set<Part>> letters) {
        List<String> missing = new ArrayList<>();
        damaged.forEach((number, record) -> {
            Set<Part> parts = letters.getOrDefault(number, Set.of());
            if (record.damage().isFatalOn(record.topic()) && !parts.containsAll(record.readers())) {
                missing.add(number + " by " + record.readers() + ", only by " + parts);
            }
        });
        return missing;
    }

    private Map<String, Set<Part>> setAside() {
        Map<String, Set<Part>> found = new HashMap<>();
        for (DeadLetter letter : new DeadLetters(stage.cluster().stack().kafkaBootstrap()).all()) {
            // What was written to the topics of dead letters itself lies there as it was written.
            if (!letter.from().topic().equals("?")) {
                found.computeIfAbsent(letter.header(Witness.INJECTED), number -> new TreeSet<>())
                        .add(Part.named(letter.id().service()).orElseThrow());
            }
        }
        return found;
    }

    private Map<String, List<Seen>> byTopic() {
        return stage.witness().seen(seen -> true).stream()
                .collect(groupingBy(Seen::topic, TreeMap::new, Collectors.toList()));
    }

    private static Headers headers(Seen seen) {
        Headers headers = new RecordHeaders();
        for (Header header : seen.record().headers()) {
            headers.add(header);
        }
        return headers.add(Witness.INJECTED, "again".getBytes(UTF_8));
    }

    private void send(String topic, String key, byte @Nullable [] value, Headers headers) {
        producer.send(new ProducerRecord<>(topic, null, key, value, headers));
    }

    @Override
    public void close() {
        producer.close();
    }
}
