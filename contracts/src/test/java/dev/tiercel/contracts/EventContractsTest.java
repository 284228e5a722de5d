package dev.tiercel.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventContractsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLES = Path.of("examples");
    private static final String BREACH = "sla-breach.announced.v1.json";

    private final EventContracts contracts = EventContracts.packaged();

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleKeepsTheContract(Path example) throws IOException {
        assertThat(contracts.validate(record(read(example)))).isEmpty();
    }

    @Test
    void everyMessageOfTheContractHasAnExample() throws IOException {
        // given
        Map<String, TreeSet<String>> shown = new TreeMap<>();
        for (Path example : examples().toList()) {
            JsonNode document = read(example);
            shown.computeIfAbsent(document.path("topic").asText(), topic -> new TreeSet<>())
                    .add(document.path("headers").path("ce_type").asText());
        }

        // when
        Map<String, TreeSet<String>> declared = new TreeMap<>();
        for (String topic : TopicCatalog.packaged((short) 1).names()) {
            if (!contracts.types(topic).isEmpty()) {
                declared.put(topic, new TreeSet<>(contracts.types(topic)));
            }
        }

        // then
        assertThat(shown).isEqualTo(declared);
    }

    @Test
    void whatIsMarkedAsUnpublishedIsDeclaredOnATopic() {
        assertThat(contracts.unpublished())
                .isSubsetOf(TopicCatalog.packaged((short) 1).names().stream()
                        .flatMap(topic -> contracts.types(topic).stream())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "dueAt, not an instant",
        "ticketId, 42",
        "objective, First Response",
        "priority, P5",
        "misspelt, any value",
    })
    void catchesAFieldThatIsNotAsDeclared(String field, String value) throws IOException {
        // given
        ObjectNode breach = (ObjectNode) read(EXAMPLES.resolve(BREACH));
        ((ObjectNode) breach.path("value")).put(field, value);

        // when
        List<String> problems = contracts.validate(record(breach));

        // then
        assertThat(problems).isNotEmpty().allMatch(problem -> problem.contains(field));
    }

    @Test
    void catchesAMisspeltFieldDeepInsideASnapshot() throws IOException {
        ObjectNode created = (ObjectNode) read(EXAMPLES.resolve("ticket.created.v1.json"));
        ((ObjectNode) created.at("/value/ticket/history/0")).put("ocurredAt", "2026-03-27T17:00:00Z");

        assertThat(contracts.validate(record(created))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ce_id, ''",
        "ce_type, dev.tiercel.ticket.created.v1",
        "ce_subject, another-ticket",
        "ce_time, yesterday",
        "ce_source, somewhere",
        "ce_tenant, acme",
        "ce_dataschema, https://tiercel.dev/contracts/schemas/team.v1.json",
        "content-type, text/plain",
    })
    void catchesAHeaderThatIsNotAsDeclared(String header, String value) throws IOException {
        // given
        ObjectNode breach = (ObjectNode) read(EXAMPLES.resolve(BREACH));
        ((ObjectNode) breach.path("headers")).put(header, value);

        // when
        List<String> problems = contracts.validate(record(breach));

        // then
        assertThat(problems).isNotEmpty().allMatch(problem -> problem.contains(header));
    }

    @Test
    void everyTopicOfATicketHasTheSamePartitionCount() {
        AsyncApi api = AsyncApi.packaged();

        assertThat(List.of(
                        "ticket-created",
                        "ticket-updated",
                        "resolved",
                        "tickets",
                        "sla-breached",
                        "sla-warning",
                        "sla-clocks",
                        "escalated",
                        "tiers"))
                .extracting(topic -> AsyncApi.object(
                                AsyncApi.object(AsyncApi.object(api.channels(), topic), "bindings"), "kafka")
                        .get("partitions"))
                .containsOnly(12);
    }

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.sorted().toList().stream();
        }
    }

    private static JsonNode read(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }

    private static ConsumerRecord<String, byte[]> record(JsonNode document) throws IOException {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                document.path("topic").asText(),
                0,
                0,
                document.path("key").asText(),
                JSON.writeValueAsBytes(document.path("value")));
        document.path("headers")
                .properties()
                .forEach(header -> record.headers()
                        .add(header.getKey(), header.getValue().asText().getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
