package dev.tiercel.localstack.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiercel.contracts.TopicCatalog;
import dev.tiercel.localstack.kafka.KafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadLettersTest {

    private static final String SERVICE = "notification-service";

    private KafkaBroker broker;
    private DeadLetters letters;
    private Replay replay;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        broker = KafkaBroker.start(directory, 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            TopicCatalog.packaged((short) 1).createMissing(admin);
        }
        letters = new DeadLetters(broker.bootstrapServers());
        replay = new Replay(broker.bootstrapServers());
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    @Test
    void tellsWhyAndWhereItCameFrom() {
        // given
        Instant before = Instant.now();
        String ticket = putAside(SERVICE, "version: STRING (expected: a whole number)", "{}");

        // when
        DeadLetter letter = only(ticket);

        // then
        assertThat(letter.reason()).isEqualTo("version: STRING (expected: a whole number)");
        assertThat(letter.from()).hasToString("ticket-created/3@120");
        assertThat(letter.originalTopic()).isEqualTo("ticket-created");
        assertThat(letter.header("ce_type")).isEqualTo("dev.tiercel.ticket.created.v1");
        assertThat(letter.at()).isBetween(before.minusSeconds(1), Instant.now());
        assertThat(letter.id().service()).isEqualTo(SERVICE);
        assertThat(letter.replayedAt()).isNull();
        assertThat(letters.find(letter.id())).isPresent();
    }

    @Test
    void handsALetterBackAsItFirstCame() {
        // given
        String ticket = putAside(SERVICE, "no room", "{\"a\":1}");
        DeadLetter letter = only(ticket);

        // when
        List<DeadLetter> sent = replay.send(List.of(letter), false);

        // then
        assertThat(sent).extracting(DeadLetter::id).containsExactly(letter.id());
        assertThat(replaysOf(ticket)).singleElement().satisfies(record -> {
            assertThat(record.value()).asString(UTF_8).isEqualTo("{\"a\":1}");
            assertThat(Headers.text(record.headers(), "ce_type")).isEqualTo("dev.tiercel.ticket.created.v1");
            assertThat(Headers.text(record.headers(), "ce_id")).isEqualTo("event-" + ticket);
            assertThat(Headers.text(record.headers(), "tiercel-replay-of"))
                    .isEqualTo(letter.id().toString());
            assertThat(Headers.text(record.headers(), "tiercel-replay-of-topic"))
                    .isEqualTo("ticket-created");
            assertThat(record.headers()).noneMatch(header -> header.key().startsWith("dead-letter-"));
        });
    }

    @Test
    void knowsWhatWasReplayedAndDoesNotSendItTwice() {
        // given
        String ticket = putAside(SERVICE, "no room", "{}");
        DeadLetter letter = only(ticket);
        replay.send(List.of(letter), false);

        // when
        List<DeadLetter> sentAgain = replay.send(List.of(letter), false);

        // then
        assertThat(sentAgain).isEmpty();
        assertThat(replaysOf(ticket)).hasSize(1);
        assertThat(only(ticket).replayedAt()).isNotNull();
    }

    @Test
    void sendsItOnceMoreIfThatIsMeant() {
        // given
        String ticket = putAside(SERVICE, "no room", "{}");
        DeadLetter letter = only(ticket);
        replay.send(List.of(letter), false);

        // when
        replay.send(List.of(letter), true);

        // then
        assertThat(replaysOf(ticket)).hasSize(2);
    }

    @Test
    void remembersWhatALetterThatFailedAgainHadBeen() {
        // given
        String ticket = putAside(SERVICE, "no room", "{}");
        DeadLetter first = only(ticket);
        replay.send(List.of(first), false);
        ConsumerRecord<byte[], byte[]> replayed = replaysOf(ticket).get(0);

        // when
        ProducerRecord<byte[], byte[]> failedAgain = new ProducerRecord<>(
                SERVICE + "-dead-letters", null, replayed.key(), replayed.value(), replayed.headers());
        reason(failedAgain, "still no room", SERVICE + "-replays");
        send(failedAgain);

        // then
        DeadLetter second = about(ticket).get(1);
        assertThat(second.replayOf()).isEqualTo(first.id().toString());
        assertThat(second.originalTopic()).isEqualTo("ticket-created");
        assertThat(second.replayedAt()).isNull();
    }

    @Test
    void replaysARecordWithoutKeyAndValue() {
        // given
        ProducerRecord<byte[], byte[]> bare = new ProducerRecord<>("ticket-service-dead-letters", null, null);
        reason(bare, "body: none (expected: JSON)", "escalated");
        send(bare);
        DeadLetter letter = letters.of(List.of("ticket-service")).get(0);

        // when
        replay.send(List.of(letter), false);

        // then
        assertThat(read("ticket-service-replays")).singleElement().satisfies(record -> {
            assertThat(record.key()).isNull();
            assertThat(record.value()).isNull();
        });
    }

    @Test
    void listsTheLettersOfAllServices() {
        // given
        String one = putAside("escalation-service", "a", "{}");
        String other = putAside("sla-timer-service", "b", "{}");

        // when
        List<DeadLetter> all = letters.all();

        // then
        assertThat(all)
                .extracting(letter -> letter.id().service() + " " + letter.header("ce_subject"))
                .contains("escalation-service " + one, "sla-timer-service " + other);
    }

    @Test
    void saysWhatAnIdLooksLike() {
        assertThat(LetterId.parse("ticket-service/0-17")).isEqualTo(new LetterId("ticket-service", 0, 17));
        assertThatThrownBy(() -> LetterId.parse("17"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dead letter: 17 (expected: SERVICE/PARTITION-OFFSET, for example ticket-service/0-17)");
    }

    private String putAside(String service, String why, String body) {
        String ticket = UUID.randomUUID().toString();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(service + "-dead-letters", ticket.getBytes(UTF_8), body.getBytes(UTF_8));
        record.headers().add("ce_type", "dev.tiercel.ticket.created.v1".getBytes(UTF_8));
        record.headers().add("ce_id", ("event-" + ticket).getBytes(UTF_8));
        record.headers().add("ce_subject", ticket.getBytes(UTF_8));
        reason(record, why, "ticket-created");
        send(record);
        return ticket;
    }

    private static void reason(ProducerRecord<byte[], byte[]> record, String why, String topic) {
        record.headers().add("dead-letter-reason", why.getBytes(UTF_8));
        record.headers().add("dead-letter-topic", topic.getBytes(UTF_8));
        record.headers().add("dead-letter-partition", "3".getBytes(UTF_8));
        record.headers().add("dead-letter-offset", "120".getBytes(UTF_8));
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(record);
        }
    }

    private DeadLetter only(String ticket) {
        assertThat(about(ticket)).hasSize(1);
        return about(ticket).get(0);
    }

    private List<DeadLetter> about(String ticket) {
        return letters.of(List.of(SERVICE)).stream()
                .filter(letter -> letter.header("ce_subject").equals(ticket))
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> replaysOf(String ticket) {
        return read(SERVICE + "-replays").stream()
                .filter(record -> new String(record.key(), UTF_8).equals(ticket))
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }
}
