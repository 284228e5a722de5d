package dev.tiercel.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tiercel.outbox.Takeover.InStep;
import dev.tiercel.outbox.Takeover.LeftOver;
import dev.tiercel.outbox.Takeover.OlderDatabase;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TakeoverTest {

    private static final SortedMap<Long, String> ROWS = new TreeMap<>(Map.of(11L, "a", 13L, "b"));
    private static final SortedMap<Long, String> NONE = new TreeMap<>();

    private static Marker marker(long batch) {
        return new Marker(batch, List.of(11L, 13L), Marker.digest(ROWS));
    }

    @Test
    void startsAtNothingWhereNothingWasPublished() {
        assertThat(Takeover.decide(0, null, 0, 0, NONE)).isEqualTo(new InStep(0));
    }

    @Test
    void goesOnWhereTheNewestBatchIsDeleted() {
        assertThat(Takeover.decide(0, marker(7), 7, 13, NONE)).isEqualTo(new InStep(7));
    }

    @Test
    void deletesExactlyTheBatchThatWasPublishedAndNotDeleted() {
        assertThat(Takeover.decide(0, marker(7), 6, 20, ROWS)).isEqualTo(new LeftOver(marker(7)));
    }

    @Test
    void countsOnWhereKafkaHasLostItsMarkers() {
        assertThat(Takeover.decide(0, null, 7, 20, NONE)).isEqualTo(new InStep(7));
        assertThat(Takeover.decide(0, marker(5), 7, 20, NONE)).isEqualTo(new InStep(7));
    }

    @Test
    void refusesADatabaseThatNeverGaveOutSuchAnId() {
        assertThat(Takeover.decide(0, marker(7), 6, 12, NONE))
                .asInstanceOf(type(OlderDatabase.class))
                .satisfies(older -> assertThat(older.why()).contains("row 13").contains("ids to 12"))
                .satisfies(older -> assertThat(older.remedy())
                        .contains("SELECT setval(pg_get_serial_sequence('outbox', 'id'), 13);")
                        .contains("UPDATE outbox_lease SET batches = 7 WHERE shard = 0;"));
    }

    @Test
    void refusesADatabaseThatMissesSeveralBatches() {
        assertThat(Takeover.decide(0, marker(7), 5, 20, ROWS))
                .asInstanceOf(type(OlderDatabase.class))
                .satisfies(older -> assertThat(older.why()).contains("batch 7").contains("batch 5"));
    }

    @Test
    void refusesADatabaseWhereOtherEventsHaveTakenTheIdsOfTheNewestBatch() {
        // given
        SortedMap<Long, String> others = new TreeMap<>(Map.of(11L, "x", 13L, "y"));

        // when
        Takeover takeover = Takeover.decide(0, marker(7), 6, 20, others);

        // then
        assertThat(takeover).isInstanceOf(OlderDatabase.class);
    }

    @Test
    void refusesADatabaseWhereHalfTheNewestBatchIsMissing() {
        // given
        SortedMap<Long, String> half = new TreeMap<>(Map.of(11L, "a"));

        // when
        Takeover takeover = Takeover.decide(0, marker(7), 6, 20, half);

        // then
        assertThat(takeover).isInstanceOf(OlderDatabase.class);
    }
}
