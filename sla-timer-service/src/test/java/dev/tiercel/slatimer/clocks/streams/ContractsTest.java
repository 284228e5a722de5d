package dev.tiercel.slatimer.clocks.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tiercel.contracts.EventContracts;
import dev.tiercel.slatimer.clocks.kafka.EventReader;
import dev.tiercel.slatimer.clocks.kafka.Incoming;
import dev.tiercel.slatimer.clocks.kafka.Json;
import dev.tiercel.slatimer.clocks.kafka.Topics;
import dev.tiercel.slatimer.wanted.kafka.IncomingSet;
import dev.tiercel.slatimer.wanted.kafka.SetReader;
import dev.tiercel.slatimer.wanted.streams.WantedSets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The timer reads what the contract shows, and its tests tell it nothing else. */
class ContractsTest {

    private static final Path EXAMPLES = Path.of("..", "contracts", "examples");

    private record Example(JsonNode document) {

        String topic() {
            return document.path("topic").asText();
        }

        String type() {
            return document.path("headers").path("ce_type").asText();
        }

        Headers headers() {
            Headers headers = new RecordHeaders();
            document.path("headers")
                    .fields()
                    .forEachRemaining(header -> headers.add(
                            header.getKey(), header.getValue().asText().getBytes(UTF_8)));
            return headers;
        }

        @Override
        public String toString() {
            return type();
        }
    }

    static Stream<Example> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.sorted().map(ContractsTest::example).toList().stream()
                    .filter(example -> Topics.INPUTS.contains(example.topic()));
        }
    }

    private static Example example(Path file) {
        try {
            return new Example(Json.MAPPER.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void readsWhatTheContractShows(Example example) {
        // when
        Incoming incoming = EventReader.read(
                example.document().path("key").asText().getBytes(UTF_8),
                Json.bytes(example.document().path("value")),
                example.headers());

        // then
        if (example.type().startsWith("dev.tiercel.ticket.")) {
            assertThat(incoming).isInstanceOf(Incoming.TicketChanged.class);
        } else if (example.type().equals("dev.tiercel.escalation.moved.v1")) {
            assertThat(incoming).isInstanceOf(Incoming.TicketMoved.class);
        } else {
            assertThat(incoming).isInstanceOf(Incoming.Ignored.class);
        }
    }

    static Stream<Example> sets() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.sorted().map(ContractsTest::example).toList().stream()
                    .filter(example -> example.topic().equals(Topics.TIMERS_WANTED));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sets")
    void readsTheWantedTimersTheContractShows(Example example) {
        // when
        IncomingSet incoming = SetReader.read(
                example.document().path("key").asText().getBytes(UTF_8),
                Json.bytes(example.document().path("value")),
                example.headers());

        // then
        assertThat(incoming).isInstanceOf(IncomingSet.Given.class);
    }

    static Stream<Event> told() {
        Story story =
                new Story("0190a5f0-0000-7000-8000-000000000001", Instant.parse("2026-03-02T09:00:00Z"), "standard");
        WantedSets sets = new WantedSets(story.id());
        return Stream.of(
                sets.of(
                        1,
                        sets.at("instant", story.opened()),
                        sets.after("elapsed", story.opened(), "PT5M"),
                        sets.byCalendar("opening", story.opened(), "PT0S", "office"),
                        sets.byCalendar("days", story.opened(), "2wd", "office"),
                        sets.byCalendar("wall time", story.opened(), "1wd by 16:00", "office")),
                Story.allDay("hours", 1, DayOfWeek.MONDAY),
                Story.policy("standard", 60_000, 300_000),
                Story.officePolicy("standard"),
                Story.office(1, "2026-01-01T00:00:00Z", "2026-03-03"),
                story.created(),
                story.moved(1_000, 60_000),
                story.acknowledged(2_000, 1),
                story.moved(3_000, 60_000),
                story.replied(4_000),
                story.waiting(5_000, "customer"),
                story.customerReplied(6_000),
                story.noted(7_000),
                story.waiting(8_000, "vendor"),
                story.resumed(9_000),
                story.reassessed(10_000, "P2"),
                story.underVersion(11_000, 2),
                story.resolved(12_000, 2),
                story.closed(13_000),
                story.reopened(14_000),
                story.cancelled(15_000));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("told")
    void isToldInTestsWhatTheContractAllows(Event event) {
        // when
        List<String> violations = EventContracts.packaged()
                .validate(new ConsumerRecord<>(
                        event.topic(),
                        0,
                        0,
                        0,
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        event.key(),
                        event.body().getBytes(UTF_8),
                        event.headers(),
                        Optional.empty()));

        // then
        assertThat(violations).isEmpty();
    }
}
