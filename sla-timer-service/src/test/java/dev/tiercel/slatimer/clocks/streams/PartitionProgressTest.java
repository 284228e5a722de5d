package dev.tiercel.slatimer.clocks.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartitionProgressTest {

    private final PartitionProgress progress = new PartitionProgress();

    @Test
    void isNotCaughtUpBeforeTheEndIsKnown() {
        assertThat(progress.isCaughtUp()).isFalse();
    }

    @Test
    void isCaughtUpOnAnEmptyPartition() {
        // when
        progress.end(0);
        progress.position(0);

        // then
        assertThat(progress.isCaughtUp()).isTrue();
    }

    @Test
    void waitsForTheLastRecordBelowTheEndToBeHandled() {
        // given
        progress.end(10);
        progress.returned(8);
        progress.position(10);
        assertThat(progress.isCaughtUp()).isFalse();

        // when
        progress.handled(8);

        // then
        assertThat(progress.isCaughtUp()).isTrue();
    }

    @Test
    void doesNotWaitForMarkersThatOccupyTheLastOffsets() {
        // given
        progress.end(10);
        progress.returned(7);
        progress.handled(7);

        // when
        progress.position(10);

        // then
        assertThat(progress.isCaughtUp()).isTrue();
    }

    @Test
    void isNotHeldUpByWhatArrivesBehindTheEnd() {
        // given
        progress.end(10);
        progress.returned(9);
        progress.handled(9);

        // when
        progress.returned(10);
        progress.position(11);

        // then
        assertThat(progress.isCaughtUp()).isTrue();
    }

    @Test
    void waitsAfterAStallForWhatHadBeenReturnedAndForANewEnd() {
        // given
        progress.end(0);
        progress.position(0);
        progress.returned(4);

        // when
        progress.forgetEnd();

        // then
        assertThat(progress.isCaughtUp()).isFalse();
        progress.end(5);
        progress.position(5);
        assertThat(progress.isCaughtUp()).isFalse();
        progress.handled(4);
        assertThat(progress.isCaughtUp()).isTrue();
    }
}
