package dev.tiercel.slatimer.wanted.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.slatimer.clocks.kafka.Topics;
import dev.tiercel.slatimer.clocks.streams.Bench;
import dev.tiercel.slatimer.clocks.streams.Event;
import dev.tiercel.slatimer.clocks.streams.Told;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WantedTopologyTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final int CAP = 3;

    @TempDir
    Path directory;

    private Bench bench;
    private final WantedSets sets = new WantedSets("a-ticket");

    @BeforeEach
    void open() {
        bench = new Bench(directory, NINE, CAP);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private List<String> elapsed() {
        return bench.read(Topics.TIMER_ELAPSED).stream()
                .map(told -> told.body().path("timerId").asText() + "@"
                        + told.body().path("generation").asInt())
                .toList();
    }

    private static TestRecord<byte[], byte[]> record(Event event) {
        return new TestRecord<>(event.key().getBytes(UTF_8), event.body().getBytes(UTF_8), event.headers());
    }

    @Test
    void tellsAtTheDueInstantAndNotAMillisecondEarlier() {
        // given
        bench.send(sets.of(1, sets.at("lapse", NINE.plusSeconds(60))));
        bench.at(NINE.plusMillis(59_999));
        assertThat(elapsed()).isEmpty();

        // when
        bench.at(NINE.plusSeconds(60));

        // then
        List<Told> told = bench.read(Topics.TIMER_ELAPSED);
        assertThat(told).singleElement().satisfies(elapsed -> {
            assertThat(elapsed.type()).isEqualTo("dev.tiercel.timer.elapsed.v1");
            assertThat(elapsed.body().path("key").asText()).isEqualTo("a-ticket");
            assertThat(elapsed.body().path("dueAt").asText()).isEqualTo("2026-03-02T09:01:00Z");
            assertThat(elapsed.body().path("detectedAt").asText()).isEqualTo("2026-03-02T09:01:00Z");
        });
    }

    @Test
    void tellsAtOnceWhatIsWantedTooLateAndWhenThatWasDue() {
        // when
        bench.send(sets.of(1, sets.after("attempt", NINE.minusSeconds(600), "PT5M")));

        // then
        assertThat(bench.read(Topics.TIMER_ELAPSED))
                .extracting(told -> told.body().path("dueAt").asText())
                .containsExactly("2026-03-02T08:55:00Z");
    }

    @Test
    void tellsNothingOfWhatIsNotWantedAnyMore() {
        // given
        bench.send(sets.of(1, sets.at("dropped", NINE.plusSeconds(60)), sets.at("kept", NINE.plusSeconds(60))));

        // when
        bench.send(sets.of(2, sets.at("kept", NINE.plusSeconds(90))));
        bench.at(NINE.plusSeconds(100));

        // then
        assertThat(elapsed()).containsExactly("kept@2");
    }

    @Test
    void tellsNothingAfterARecordWithoutAValue() {
        // given
        Event wanted = sets.of(1, sets.at("lapse", NINE.plusSeconds(60)));
        bench.send(wanted);

        // when
        bench.send(Topics.TIMERS_WANTED, new TestRecord<>(wanted.key().getBytes(UTF_8), null));
        bench.at(NINE.plusSeconds(100));

        // then
        assertThat(elapsed()).isEmpty();
        assertThat(bench.deadLetters()).isEmpty();
    }

    @Test
    void endsTheSameWhateverTheOrderOfTheSetsAndHoweverOftenTheyCome() {
        // given
        List<Event> published = List.of(
                sets.of(1, sets.at("a", NINE.plusSeconds(10)), sets.at("b", NINE.plusSeconds(20))),
                sets.of(2, sets.at("b", NINE.plusSeconds(30))),
                sets.of(3, sets.at("b", NINE.plusSeconds(40)), sets.at("c", NINE.plusSeconds(15))));

        for (List<Integer> order : ordersOf(published.size())) {
            try (Bench other = new Bench(directory, NINE, CAP)) {
                // when
                order.forEach(i -> other.send(published.get(i)));
                order.forEach(i -> other.send(published.get(i)));
                other.at(NINE.plusSeconds(60));
                order.forEach(i -> other.send(published.get(i)));

                // then
                assertThat(other.read(Topics.TIMER_ELAPSED))
                        .as("order %s", order)
                        .extracting(told -> told.body().path("timerId").asText())
                        .containsExactly("c", "b");
            }
        }
    }

    private static List<List<Integer>> ordersOf(int count) {
        List<List<Integer>> orders = new ArrayList<>();
        int all = (int) Math.pow(count, count);
        for (int n = 0; n < all; n++) {
            List<Integer> order = new ArrayList<>();
            for (int rest = n, i = 0; i < count; i++, rest /= count) {
                order.add(rest % count);
            }
            if (new TreeSet<>(order).size() == count) {
                orders.add(order);
            }
        }
        return orders;
    }

    @Test
    void givesTheSameIdWheneverItIsTold() {
        // given
        Event wanted = sets.of(1, sets.at("lapse", NINE));
        bench.send(wanted);
        String id = bench.read(Topics.TIMER_ELAPSED).get(0).id();

        // when
        String again;
        try (Bench other = new Bench(directory, NINE.plusSeconds(7), CAP)) {
            other.send(wanted);
            again = other.read(Topics.TIMER_ELAPSED).get(0).id();
        }

        // then
        assertThat(again).isEqualTo(id);
    }

    @Test
    void tellsNothingBeforeItHasCaughtUp() {
        // given
        bench.catchingUp(true);
        bench.send(sets.of(1, sets.at("taken back", NINE.plusSeconds(10)), sets.at("kept", NINE.plusSeconds(10))));
        bench.at(NINE.plusSeconds(20));
        bench.send(sets.of(2, sets.at("kept", NINE.plusSeconds(10))));
        assertThat(elapsed()).isEmpty();

        // when
        bench.catchingUp(false);
        bench.look();

        // then
        assertThat(elapsed()).containsExactly("kept@2");
    }

    @Test
    void goesOnInTheNextPassesWithMoreThanOneMayHold() {
        // given
        IntStream.range(0, 2 * CAP + 1)
                .forEach(i -> bench.send(new WantedSets("ticket-" + i).of(1, sets.at("lapse", NINE.plusSeconds(60)))));

        // when
        bench.at(NINE.plusSeconds(60));
        int inTheFirstPass = elapsed().size();
        bench.look();
        bench.look();

        // then
        assertThat(inTheFirstPass).isEqualTo(CAP);
        assertThat(elapsed()).hasSize(CAP + 1);
    }

    @Test
    void neitherDoublesNorLosesATimerWhenTheClockIsSetBack() {
        // given
        bench.send(sets.of(1, sets.at("first", NINE.plusSeconds(60)), sets.at("second", NINE.plusSeconds(120))));
        bench.at(NINE.plusSeconds(60));
        assertThat(elapsed()).containsExactly("first@1");

        // when
        bench.set(NINE);
        bench.send(new WantedSets("another").of(1, sets.at("third", NINE.plusSeconds(30))));
        bench.look();
        assertThat(elapsed()).isEmpty();
        bench.at(NINE.plusSeconds(120));

        // then
        assertThat(elapsed()).containsExactly("third@1", "second@1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"generation\":1 | \"generation\":0 | generation: 0 (expected: >= 1)",
                "\"after\":\"PT5M\" | \"after\":\"soon\" | timers[0].after: soon (expected: an ISO 8601 duration of up to 100 years)",
                "\"after\":\"PT5M\" | \"after\":\"2wd\" | timers[0].after: 2wd (expected: a duration, as P1D; 24x7 has no working days)",
                "\"after\":\"PT5M\",\"calendar\":\"24x7\" | \"after\":\"soon\",\"calendar\":\"office\" | timers[0].after: soon (expected: an ISO 8601 duration of up to 100 years (PT4H), working days (2wd, 1 to 366), or working days by a time (1wd by 16:00))",
                "\"after\":\"PT5M\",\"calendar\":\"24x7\" | \"after\":\"-PT1S\",\"calendar\":\"office\" | timers[0].after: -PT1S (expected: an ISO 8601 duration of up to 100 years (PT4H), working days (2wd, 1 to 366), or working days by a time (1wd by 16:00))",
                "\"after\":\"PT5M\",\"calendar\":\"24x7\" | \"after\":\"367wd\",\"calendar\":\"office\" | timers[0].after: 367wd (expected: an ISO 8601 duration of up to 100 years (PT4H), working days (2wd, 1 to 366), or working days by a time (1wd by 16:00))",
                "\"key\":\"a-ticket\" | \"key\":\"other\" | key: notification-service/a-ticket (expected: owner/key, notification-service/other)",
                "\"id\":\"two\" | \"id\":\"one\" | timers: 1 of them named as another (expected: ids that differ)"
            })
    void putsAsideASetThatCannotBe(String right, String wrong, String reason) {
        // given
        Event good = sets.of(1, sets.after("one", NINE, "PT5M"), sets.after("two", NINE, "PT6M"));
        Event bad = new Event(
                good.topic(),
                good.key(),
                good.type(),
                good.dataSchema(),
                good.body().replaceFirst(right, wrong));

        // when
        bench.send(bad);

        // then
        assertThat(bench.deadLetters())
                .extracting(letter -> new String(
                        letter.headers().lastHeader("dead-letter-reason").value(), UTF_8))
                .containsExactly(reason);
    }

    @Test
    void takesASetThatIsHandedBack() {
        // when
        bench.send(Topics.REPLAYS, record(sets.of(1, sets.at("lapse", NINE))));

        // then
        assertThat(elapsed()).containsExactly("lapse@1");
        assertThat(bench.deadLetters()).isEmpty();
    }

    @Test
    void leavesToTheClocksWhatIsHandedBackForThem() {
        // given
        Event strange = new Event(Topics.REPLAYS, "a-ticket", "dev.tiercel.ticket.created.v1", "none", "[]");

        // when
        bench.send(strange);

        // then
        assertThat(bench.deadLetters()).hasSize(1);
    }
}
