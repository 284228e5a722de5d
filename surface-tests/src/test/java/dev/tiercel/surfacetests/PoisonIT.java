package dev.tiercel.surfacetests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.localstack.Part;
import dev.tiercel.localstack.Port;
import dev.tiercel.localstack.deadletters.DeadLetter;
import dev.tiercel.localstack.deadletters.DeadLetters;
import dev.tiercel.localstack.deadletters.Replay;
import dev.tiercel.surfacetests.Client.Answer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not as the contract says is put aside by every service that reads the topic, and nothing stands still. */
@Order(5)
@ExtendWith(SharedStack.class)
class PoisonIT {
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final String POISON = "not JSON";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ticket-created | ticket.created | sla-timer-service escalation-service notification-service",
                "ticket-updated | ticket.reopened | sla-timer-service escalation-service notification-service",
                "resolved | ticket.resolved | sla-timer-service escalation-service notification-service",
                "escalated | escalation.moved | ticket-service sla-timer-service notification-service",
                "sla-breached | sla-breach.announced | ticket-service escalation-service notification-service",
                "notified | delivery.succeeded | ticket-service",
                "policies | sla-policy.published | ticket-service sla-timer-service",
                "directory | person.published | notification-service",
                "access-keys | access-key.published | ticket-service"
            })
    void goesToTheDeadLettersOfEveryReaderAndCanBeHandedBack(
            String topic, String type, String readers, SharedStack.Running running) throws Exception {
        // given
        String bootstrap = "localhost:" + running.stack().ports().of(Port.KAFKA);
        DeadLetters letters = new DeadLetters(bootstrap);
        String key = key(topic);
        String eventId = UUID.randomUUID().toString();

        // when
        send(bootstrap, topic, key, type, eventId);

        // then
        List<String> expected = Arrays.stream(readers.split(" ")).sorted().toList();
        Awaitility.await("poison on " + topic + " is put aside")
                .atMost(WITHIN)
                .untilAsserted(() -> assertThat(found(letters, eventId))
                        .extracting(letter -> letter.id().service())
                        .containsExactlyElementsOf(expected));
        assertThat(found(letters, eventId)).allSatisfy(letter -> {
            assertThat(letter.reason()).isNotBlank().isNotEqualTo("?");
            assertThat(letter.from().topic()).isEqualTo(topic);
            assertThat(new String(letter.key(), UTF_8)).isEqualTo(key);
            assertThat(new String(letter.value(), UTF_8)).isEqualTo(POISON);
        });
        new Replay(bootstrap).send(found(letters, eventId), false);
        Awaitility.await("it is refused once more")
                .atMost(WITHIN)
                .untilAsserted(() -> assertThat(
                                found(letters, eventId).stream().filter(letter -> letter.replayOf() != null))
                        .extracting(letter -> letter.id().service())
                        .containsExactlyElementsOf(askedAgain(topic, expected)));
        assertThat(Part.services()).allMatch(running.stack()::isReady);
        aTicketComesToItsTier(new Client(running.stack(), running.stack().apiKey()));
    }

    /** The timer reads all policies anew at every start, mended or not: one that is handed back tells it nothing. */
    private static List<String> askedAgain(String topic, List<String> readers) {
        return readers.stream()
                .filter(reader -> !topic.equals("policies") || !reader.equals("sla-timer-service"))
                .toList();
    }

    private static List<DeadLetter> found(DeadLetters letters, String eventId) {
        return letters.all().stream()
                .filter(letter -> letter.header("ce_id").equals(eventId))
                .toList();
    }

    private static void aTicketComesToItsTier(Client client) {
        Answer opened = client.post(
                Part.TICKET,
                "/tickets",
                "{\"subject\":\"After poison\",\"priority\":\"P4\",\"customer\":{\"name\":\"Ada\"}}");
        String id = opened.json().path("id").asText();
        Awaitility.await("the ticket is at tier 1")
                .atMost(WITHIN)
                .until(() -> client.get(Part.TICKET, "/tickets/" + id)
                                .json()
                                .path("tier")
                                .path("sequence")
                                .asInt()
                        == 1);
    }

    private static String key(String topic) {
        return switch (topic) {
            case "policies" -> "sla-policy/default/poison@1";
            case "directory" -> "person/default/poison";
            default -> UUID.randomUUID().toString();
        };
    }

    private static void send(String bootstrap, String topic, String key, String type, String eventId) throws Exception {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, POISON.getBytes(UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", eventId,
                        "ce_type", "dev.tiercel." + type + ".v1",
                        "ce_source", "/tiercel/poison",
                        "ce_subject", key,
                        "ce_time", "2026-03-02T09:00:00Z",
                        "ce_dataschema", "https://tiercel.dev/contracts/schemas/poison.v1.json",
                        "ce_tenant", "default")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }
}
