package dev.tiercel.contracts;

import static dev.tiercel.contracts.AsyncApi.object;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages say of topics and events against the contract. */
class TopicPagesTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final List<String> SERVICES =
            List.of("ticket-service", "sla-timer-service", "escalation-service", "notification-service");

    private final AsyncApi api = AsyncApi.packaged();
    private final EventContracts contracts = EventContracts.packaged();

    @Test
    void thePageOnEventsHasEveryEventOnItsTopicAndNoOther() throws IOException {
        // given
        Map<String, TreeSet<String>> contract = new TreeMap<>();
        api.channels()
                .keySet()
                .forEach(topic -> contracts
                        .types(topic)
                        .forEach(type -> contract.computeIfAbsent(type, key -> new TreeSet<>())
                                .add(topic)));

        // when
        Map<String, TreeSet<String>> page = new TreeMap<>();
        for (List<String> row : table("events.md", "event")) {
            assertThat(page.put(code(row.get(0)).get(0), new TreeSet<>(code(row.get(1)))))
                    .as(row.get(0))
                    .isNull();
        }

        // then
        assertThat(page).isEqualTo(contract);
    }

    @Test
    void thePageOnEventsSaysWhatIsNotSentYet() throws IOException {
        // when
        List<String> page = table("events.md", "event").stream()
                .filter(row -> row.get(2).endsWith("(not sent yet)"))
                .map(row -> code(row.get(0)).get(0))
                .toList();

        // then
        assertThat(page).containsExactlyInAnyOrderElementsOf(contracts.unpublished());
    }

    @Test
    void thePageOnEventsSaysOfEveryTopicOfEventsWhatItIsFor() throws IOException {
        // given
        List<String> topics = api.channels().keySet().stream()
                .filter(topic -> !contracts.types(topic).isEmpty())
                .toList();

        // when
        List<String> page = table("events.md", "topic").stream()
                .flatMap(row -> code(row.get(0)).stream())
                .toList();

        // then
        assertThat(page).containsExactlyInAnyOrderElementsOf(topics);
    }

    @Test
    void thePageOnEventsNamesEveryReasonNotToMove() throws IOException {
        // given
        JsonNode schema = new ObjectMapper()
                .readTree(Path.of("schemas/escalation-not-moved.v1.json").toFile());

        // when
        List<String> page = table("events.md", "reason").stream()
                .flatMap(row -> code(row.get(0)).stream())
                .toList();

        // then
        assertThat(schema.at("/properties/reason/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(page);
    }

    @Test
    void thePageOnEventsNamesEveryHeader() throws IOException {
        // given
        String page = Files.readString(Path.of("../docs/events.md"));

        // when
        List<String> headers = EventContracts.requiredHeaders();

        // then
        assertThat(headers).allMatch(header -> page.contains("`" + header + "`"));
    }

    @Test
    void thePageOnOperationsSaysHowManyPartitionsATopicHasAndHowLongItIsKept() throws IOException {
        // given
        Map<String, String> contract = api.channels().keySet().stream().collect(toMap(topic -> topic, this::settings));

        // when
        Map<String, String> page = table("operations.md", "topics").stream()
                .flatMap(row -> code(row.get(0)).stream()
                        .flatMap(TopicPagesTest::ofEachService)
                        .map(topic -> Map.entry(topic, row.get(1) + " partitions, " + row.get(2))))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));

        // then
        assertThat(new TreeMap<>(page)).isEqualTo(new TreeMap<>(contract));
    }

    private String settings(String topic) {
        Map<String, Object> kafka = object(object(object(api.channels(), topic), "bindings"), "kafka");
        Map<String, Object> configuration = object(kafka, "topicConfiguration");
        String kept = configuration.get("cleanup.policy").equals(List.of("compact"))
                ? "newest per key"
                : days(configuration, "retention.ms") + " days";
        if (configuration.containsKey("max.compaction.lag.ms")) {
            kept += "; what it replaces is gone after " + days(configuration, "max.compaction.lag.ms") + " day";
        }
        return kafka.get("partitions") + " partitions, " + kept;
    }

    private static long days(Map<String, Object> configuration, String name) {
        return Duration.ofMillis(((Number) configuration.get(name)).longValue()).toDays();
    }

    private static Stream<String> ofEachService(String topic) {
        return topic.startsWith("<service>")
                ? SERVICES.stream().map(service -> topic.replace("<service>", service))
                : Stream.of(topic);
    }

    /** The rows of the table of a page whose first column has that heading, without its head. */
    private static List<List<String>> table(String page, String firstColumn) throws IOException {
        List<List<String>> rows = Files.readString(Path.of("../docs").resolve(page))
                .lines()
                .dropWhile(line -> !line.startsWith("| " + firstColumn + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
        assertThat(rows).as("table of %ss in %s", firstColumn, page).isNotEmpty();
        return rows;
    }

    private static List<String> code(String cell) {
        return CODE.matcher(cell)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
