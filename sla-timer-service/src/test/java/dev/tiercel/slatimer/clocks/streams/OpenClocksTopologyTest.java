package dev.tiercel.slatimer.clocks.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.slatimer.clocks.OpenClock;
import dev.tiercel.slatimer.clocks.OpenClock.Filter;
import dev.tiercel.slatimer.clocks.OpenClock.Place;
import dev.tiercel.slatimer.clocks.OpenClock.State;
import dev.tiercel.slatimer.clocks.OpenClocksPart;
import dev.tiercel.slatimer.clocks.Priority;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenClocksTopologyTest {

    private static final Instant OPENED = Instant.parse("2026-03-02T09:00:00Z");
    private static final Filter ALL = new Filter(null, null, null, null, null, null);

    @TempDir
    Path directory;

    private Bench bench;
    private final Story first = new Story("01957f2e-0000-7000-8000-00000000000a", OPENED, "standard");
    private final Story second = new Story("01957f2e-0000-7000-8000-00000000000b", OPENED.plusSeconds(10), "standard");

    @BeforeEach
    void open() {
        bench = new Bench(directory, OPENED, 100);
        bench.send(Story.policy("standard", 60_000, 300_000));
        bench.send(first.created());
        bench.send(second.created());
        bench.at(OPENED.plusSeconds(30));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static Filter dueBefore(Instant due) {
        return new Filter(due, null, null, null, null, null);
    }

    private List<String> listed(Filter filter) {
        return names(bench.open(filter, null, 100, 100).clocks());
    }

    private static List<String> names(List<OpenClock> clocks) {
        return clocks.stream().map(OpenClocksTopologyTest::name).toList();
    }

    private static String name(OpenClock clock) {
        String ticket = clock.ticketId().substring(clock.ticketId().length() - 1);
        return ticket + " " + clock.promise().objective() + " "
                + clock.state().word() + " "
                + (clock.dueAt() == null ? "never" : clock.dueAt().toString().substring(11));
    }

    private List<String> inPages(int limit, int looks) {
        List<String> all = new ArrayList<>();
        @Nullable Place after = null;
        do {
            OpenClocksPart<OpenClock> page = bench.open(ALL, after, limit, looks);
            all.addAll(names(page.clocks()));
            after = page.lookedUpTo();
        } while (after != null);
        return all;
    }

    @Test
    void beginsWithWhatIsDueFirstAndEndsWithWhatIsNeverDue() {
        // when
        bench.send(first.waiting(20_000, "customer"));
        bench.at(OPENED.plusSeconds(65));

        // then
        assertThat(listed(ALL))
                .containsExactly(
                        "a first-response breached-and-running 09:01:00Z",
                        "b first-response running 09:01:10Z",
                        "b resolution running 09:05:10Z",
                        "a resolution paused never");
    }

    @Test
    void leavesOutWhatHasStopped() {
        // when
        bench.send(first.replied(20_000));
        bench.send(second.resolved(15_000, 0));

        // then
        assertThat(listed(ALL)).containsExactly("a resolution running 09:05:00Z");
    }

    @Test
    void listsWhatIsDueBeforeAnInstantAndNotAtIt() {
        assertThat(listed(dueBefore(OPENED.plusSeconds(70)))).containsExactly("a first-response running 09:01:00Z");
        assertThat(listed(dueBefore(OPENED.plusMillis(70_001)))).hasSize(2);
        assertThat(listed(dueBefore(Instant.EPOCH.minusSeconds(1)))).isEmpty();
    }

    @Test
    void listsOnlyWhatFitsEveryCondition() {
        // given
        bench.send(first.moved(25_000, 100_000));
        bench.send(second.reassessed(25_000, "P4"));

        // then
        assertThat(listed(new Filter(null, null, null, null, null, 1)))
                .containsExactly("a tier-resolution running 09:02:05Z");
        assertThat(listed(new Filter(null, null, null, "three-level", null, null)))
                .containsExactly("a tier-resolution running 09:02:05Z");
        assertThat(listed(new Filter(null, null, "resolution", "standard", Priority.P4, null)))
                .containsExactly("b resolution running 09:50:10Z");
        assertThat(listed(new Filter(null, State.PAUSED, null, null, null, null)))
                .isEmpty();
    }

    @Test
    void goesOnBehindAPlaceWhereverAPageEnds() {
        assertThat(inPages(1, 100)).hasSize(4).isEqualTo(listed(ALL));
        assertThat(inPages(3, 2)).isEqualTo(listed(ALL));
    }

    @Test
    void tellsHowFarItLookedIfNothingFits() {
        // when
        OpenClocksPart<OpenClock> page =
                bench.open(new Filter(null, State.PAUSED, null, null, null, null), null, 50, 3);

        // then
        assertThat(page.clocks()).isEmpty();
        assertThat(page.lookedUpTo())
                .isEqualTo(OpenClock.placeOf(OPENED.plusSeconds(300), first.id(), "resolution", 1));
    }

    @Test
    void writesNothingOfAClockThatStaysAsItWas() {
        // given
        bench.written(TimerTopology.OPEN);

        // when
        bench.at(OPENED.plusSeconds(65));
        int breached = bench.written(TimerTopology.OPEN);
        bench.send(second.replied(20_000));

        // then
        assertThat(breached).isEqualTo(1);
        assertThat(bench.written(TimerTopology.OPEN)).isEqualTo(1);
    }
}
