package dev.tiercel.slatimer.wanted.streams;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.slatimer.clocks.kafka.Topics;
import dev.tiercel.slatimer.clocks.streams.Bench;
import dev.tiercel.slatimer.clocks.streams.Event;
import dev.tiercel.slatimer.clocks.streams.Story;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Working hours of Madrid, 9 to 17: timers start at 15:00 there, on a Monday. */
class WantedByCalendarTopologyTest {

    private static final Instant STARTED = Instant.parse("2026-03-02T14:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T10:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-03-04T10:00:00Z");
    private static final String BEFORE = "2026-01-01T00:00:00Z";
    private static final String SINCE_TODAY = "2026-03-02T14:30:00Z";
    private static final Event OFFICE = Story.office(1, BEFORE);
    private static final Event WITH_A_FREE_TUESDAY = Story.office(2, SINCE_TODAY, "2026-03-03");

    @TempDir
    Path directory;

    private Bench bench;
    private final WantedSets sets = new WantedSets("a-ticket");

    @BeforeEach
    void open() {
        bench = new Bench(directory, STARTED, 100);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String inFourHours(String id) {
        return sets.byCalendar(id, STARTED, "PT4H", "office");
    }

    private static List<String> elapsed(Bench bench) {
        return bench.read(Topics.TIMER_ELAPSED).stream()
                .map(told -> told.body().path("timerId").asText() + " due "
                        + told.body().path("dueAt").asText())
                .toList();
    }

    private List<String> elapsed() {
        return elapsed(bench);
    }

    @Test
    void elapsesWhenTheWorkingTimeHasGoneAndNotAMillisecondEarlier() {
        // given
        bench.send(OFFICE);
        bench.send(sets.of(1, inFourHours("attempt")));
        bench.at(TUESDAY.minusMillis(1));
        assertThat(elapsed()).isEmpty();

        // when
        bench.at(TUESDAY);

        // then
        assertThat(elapsed()).containsExactly("attempt due 2026-03-03T10:00:00Z");
    }

    @Test
    void countsWorkingDaysAndToAWallTimeAndToTheNextOpening() {
        // given
        bench.send(OFFICE);
        bench.send(sets.of(
                1,
                sets.byCalendar("days", STARTED, "2wd", "office"),
                sets.byCalendar("wall", STARTED, "1wd by 18:30", "office"),
                sets.byCalendar("opens", STARTED.plusSeconds(10_000), "PT0S", "office")));

        // when
        bench.at(STARTED.plusSeconds(3 * 86_400));

        // then
        assertThat(elapsed())
                .containsExactly(
                        "opens due 2026-03-03T08:00:00Z",
                        "wall due 2026-03-03T17:30:00Z",
                        "days due 2026-03-04T14:00:00Z");
    }

    @Test
    void waitsForACalendarThatIsNotPublishedAndGoesOnWithTheOthers() {
        // given
        bench.send(sets.of(1, inFourHours("waits"), sets.at("goes on", STARTED.plusSeconds(60))));

        // when
        bench.at(WEDNESDAY);

        // then
        assertThat(elapsed()).containsExactly("goes on due 2026-03-02T14:01:00Z");
        assertThat(bench.deadLetters()).isEmpty();
    }

    @Test
    void elapsesAtOnceWhenTheCalendarIsPublishedAndWasDueWhenItWas() {
        // given
        bench.send(sets.of(1, inFourHours("attempt"), sets.byCalendar("later", STARTED, "3wd", "office")));
        bench.at(WEDNESDAY);

        // when
        bench.send(OFFICE);
        bench.at(WEDNESDAY.plusMillis(200));

        // then
        assertThat(elapsed()).containsExactly("attempt due 2026-03-03T10:00:00Z");
        bench.at(Instant.parse("2026-03-05T14:00:00Z"));
        assertThat(elapsed()).containsExactly("later due 2026-03-05T14:00:00Z");
    }

    @Test
    void elapsesInTimeIfTheCalendarIsPublishedBeforeItIsDue() {
        // given
        bench.send(sets.of(1, inFourHours("attempt")));
        bench.send(OFFICE);
        bench.at(TUESDAY.minusMillis(1));
        assertThat(elapsed()).isEmpty();

        // when
        bench.at(TUESDAY);

        // then
        assertThat(elapsed()).containsExactly("attempt due 2026-03-03T10:00:00Z");
    }

    @Test
    void countsByTheCalendarOfItsTenantOnly() {
        // given
        Event set = sets.of(1, inFourHours("attempt"));
        bench.send(OFFICE);
        bench.send(new Event(
                set.topic(),
                set.key(),
                set.type(),
                set.dataSchema(),
                set.body().replace("\"tenant\":\"default\"", "\"tenant\":\"acme\"")));

        // when
        bench.at(WEDNESDAY);

        // then
        assertThat(elapsed()).isEmpty();
    }

    @Test
    void isDueLaterWhenANewVersionTakesADayAway() {
        // given
        bench.send(OFFICE);
        bench.send(sets.of(1, inFourHours("attempt")));

        // when
        bench.send(WITH_A_FREE_TUESDAY);
        bench.at(TUESDAY);
        assertThat(elapsed()).isEmpty();
        bench.at(WEDNESDAY);

        // then
        assertThat(elapsed()).containsExactly("attempt due 2026-03-04T10:00:00Z");
    }

    @Test
    void isDueEarlierWhenANewVersionGivesADayBack() {
        // given
        bench.send(Story.office(1, BEFORE, "2026-03-03"));
        bench.send(sets.of(1, inFourHours("attempt")));

        // when
        bench.send(Story.office(2, SINCE_TODAY));
        bench.at(TUESDAY.minusMillis(1));
        assertThat(elapsed()).isEmpty();
        bench.at(TUESDAY);

        // then
        assertThat(elapsed()).containsExactly("attempt due 2026-03-03T10:00:00Z");
    }

    @Test
    void staysElapsedWhenANewVersionWouldHaveMadeItDueLater() {
        // given
        bench.send(OFFICE);
        bench.send(sets.of(1, inFourHours("attempt"), sets.byCalendar("later", STARTED, "PT8H", "office")));
        bench.at(TUESDAY);
        assertThat(elapsed()).hasSize(1);

        // when
        bench.send(WITH_A_FREE_TUESDAY);
        bench.at(WEDNESDAY.plusSeconds(86_400));

        // then
        assertThat(elapsed()).containsExactly("later due 2026-03-04T14:00:00Z");
    }

    @Test
    void retimesAThousandSetsInPasses() {
        // given
        bench.send(Story.office(1, BEFORE, "2026-03-03"));
        IntStream.range(0, 1_000).forEach(i -> bench.send(new WantedSets("ticket-" + i).of(1, inFourHours("attempt"))));
        bench.at(TUESDAY);
        assertThat(elapsed()).isEmpty();

        // when
        bench.send(Story.office(2, SINCE_TODAY));
        bench.at(TUESDAY.plusMillis(200));
        int inTheFirstPass = elapsed().size();
        IntStream.range(0, 10).forEach(i -> bench.look());

        // then
        assertThat(inTheFirstPass).isPositive().isLessThan(1_000);
        assertThat(elapsed()).hasSize(1_000 - inTheFirstPass);
    }

    @Test
    void tellsNothingOfWhatIsNotWantedAnyMoreWhenTheCalendarComes() {
        // given
        Event takenBack = sets.of(1, inFourHours("taken back"));
        Event replaced = new WantedSets("another").of(1, inFourHours("replaced"));
        bench.send(takenBack);
        bench.send(replaced);

        // when
        bench.send(Topics.TIMERS_WANTED, new TestRecord<>(takenBack.key().getBytes(UTF_8), null));
        bench.send(new WantedSets("another").of(2, sets.at("instead", STARTED.plusSeconds(60))));
        bench.send(OFFICE);
        bench.at(WEDNESDAY);

        // then
        assertThat(elapsed()).containsExactly("instead due 2026-03-02T14:01:00Z");
    }

    @Test
    void tellsNothingBeforeItHasCaughtUp() {
        // given
        bench.send(sets.of(1, inFourHours("taken back"), inFourHours("kept")));
        bench.catchingUp(true);
        bench.send(OFFICE);
        bench.at(WEDNESDAY);
        bench.send(sets.of(2, inFourHours("kept")));
        bench.look();
        assertThat(elapsed()).isEmpty();

        // when
        bench.catchingUp(false);
        bench.look();

        // then
        assertThat(elapsed()).containsExactly("kept due 2026-03-03T10:00:00Z");
    }

    @Test
    void endsTheSameWhateverTheOrderOfSetsAndCalendarsAndHoweverOftenTheyCome() {
        // given
        List<Event> published = new ArrayList<>(List.of(
                sets.of(1, inFourHours("dropped"), inFourHours("kept")),
                sets.of(2, inFourHours("kept"), sets.byCalendar("days", STARTED, "1wd", "office")),
                OFFICE,
                WITH_A_FREE_TUESDAY));
        published.addAll(published);
        Random random = new Random(20260302);

        for (int i = 0; i < 100; i++) {
            Collections.shuffle(published, random);
            try (Bench other = new Bench(directory, STARTED, 100)) {
                // when
                for (Event event : published) {
                    other.send(event);
                    other.at(other.now().plusMillis(random.nextInt(300)));
                }
                other.at(WEDNESDAY.plusSeconds(86_400));

                // then
                assertThat(elapsed(other))
                        .as("order %s", published)
                        .containsExactly("kept due 2026-03-04T10:00:00Z", "days due 2026-03-04T14:00:00Z");
            }
        }
    }

    @Test
    void leavesNothingInTheIndexOfWhatHasElapsedOrIsWantedNoMore() {
        // given
        Event takenBack = new WantedSets("taken back").of(1, inFourHours("attempt"));
        bench.send(OFFICE);
        bench.send(sets.of(1, inFourHours("elapsed"), sets.at("goes on", WEDNESDAY)));
        bench.send(takenBack);
        bench.send(new WantedSets("replaced").of(1, inFourHours("attempt")));
        assertThat(indexed()).hasSize(3);

        // when
        bench.at(TUESDAY.minusMillis(1));
        bench.send(Topics.TIMERS_WANTED, new TestRecord<>(takenBack.key().getBytes(UTF_8), null));
        bench.send(new WantedSets("replaced").of(2, sets.at("instead", WEDNESDAY)));
        bench.at(TUESDAY);

        // then
        assertThat(indexed()).isEmpty();
    }

    private List<String> indexed() {
        String place = new String(WantedProcessor.INDEX.get(), ISO_8859_1);
        List<String> indexed = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries =
                bench.store(WantedTopology.STORE).all()) {
            entries.forEachRemaining(entry -> indexed.add(new String(entry.key.get(), ISO_8859_1)));
        }
        indexed.removeIf(key -> !key.startsWith(place + "calendar/"));
        return indexed;
    }

    @Test
    void missesNoTimerOfACalendarThatIsAwayForAMoment() {
        // given
        bench.send(OFFICE);
        bench.send(new WantedSets("another").of(1, inFourHours("before")));
        bench.look();

        // when
        bench.send(Topics.CALENDARS, new TestRecord<>(OFFICE.key().getBytes(UTF_8), null));
        bench.send(sets.of(1, inFourHours("meanwhile")));
        bench.send(OFFICE);
        bench.at(TUESDAY);

        // then
        assertThat(elapsed())
                .containsExactlyInAnyOrder("before due 2026-03-03T10:00:00Z", "meanwhile due 2026-03-03T10:00:00Z");
    }
}
