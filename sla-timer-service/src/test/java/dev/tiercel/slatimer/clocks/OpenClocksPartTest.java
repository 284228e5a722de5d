package dev.tiercel.slatimer.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.slatimer.clocks.OpenClock.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpenClocksPartTest {

    private static OpenClocksPart<Long> part(int partition, @Nullable Long lookedUpTo, Long... due) {
        return new OpenClocksPart<>(
                Set.of(partition), Arrays.asList(due), lookedUpTo == null ? null : place(lookedUpTo));
    }

    private static Place place(long due) {
        return new Place(due, "one");
    }

    private static OpenClocksPart<Long> merged(int most, List<OpenClocksPart<Long>> parts) {
        return OpenClocksPart.merge(parts, OpenClocksPartTest::place, most);
    }

    @Test
    void isInOrderWhereverItComesFrom() {
        // when
        OpenClocksPart<Long> whole = merged(10, List.of(part(0, null, 1L, 4L), part(3, null, 2L, 3L)));

        // then
        assertThat(whole).isEqualTo(new OpenClocksPart<>(Set.of(0, 3), List.of(1L, 2L, 3L, 4L), null));
    }

    @Test
    void tellsNothingThatLiesBehindAPlaceUpToWhichOneHasLooked() {
        // when
        OpenClocksPart<Long> whole = merged(10, List.of(part(0, 3L, 1L), part(1, 5L, 2L, 3L, 4L)));

        // then
        assertThat(whole).isEqualTo(new OpenClocksPart<>(Set.of(0, 1), List.of(1L, 2L, 3L), place(3)));
    }

    @Test
    void tellsNoMoreThanIsWanted() {
        assertThat(merged(2, List.of(part(0, 4L, 1L, 4L), part(1, 3L, 2L, 3L))).clocks())
                .containsExactly(1L, 2L);
    }
}
