package dev.tiercel.slatimer.clocks.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DueQueueTest {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final byte[] NOTES = {7, 8};

    private final KeyValueStore<Bytes, byte[]> store =
            Stores.inMemoryKeyValueStore("due").get();

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }

    private static List<String> ids(List<DueQueue.Due> due) {
        return due.stream().map(DueQueue.Due::id).toList();
    }

    private DueQueue queued(String... ids) {
        DueQueue queue = new DueQueue(store);
        for (String id : ids) {
            queue.move(id, null, at(1), NOTES);
        }
        return queue;
    }

    private static void announceAll(DueQueue queue, Instant now) {
        queue.due(now, 100).forEach(queue::announce);
        queue.fired(now);
    }

    @Test
    void whatIsAnnouncedIsNotDueAndStaysUntilItIsMoved() {
        // given
        DueQueue queue = queued("a", "b");
        queue.move("later", null, at(9), NOTES);

        // when
        announceAll(queue, at(2));

        // then
        assertThat(queue.isDue(at(8))).isFalse();
        assertThat(queue.due(at(8), 10)).isEmpty();
        assertThat(queue.notesIfAnnounced("a", at(1))).isEqualTo(Bytes.wrap(NOTES));
        assertThat(queue.notesIfAnnounced("later", at(9))).isNull();
        assertThat(ids(queue.announced(10))).containsExactly("a", "b");
    }

    @Test
    void aRestartKnowsWhatWasAnnouncedAndWhatWaits() {
        // given
        DueQueue queue = queued("a", "b", "c");
        queue.due(at(2), 2).forEach(queue::announce);
        queue.fired(at(2));

        // when
        DueQueue again = new DueQueue(store);

        // then
        assertThat(again.isDue(at(2))).isTrue();
        assertThat(ids(again.due(at(2), 10))).containsExactly("c");
        assertThat(again.hasAnnounced()).isTrue();
        assertThat(ids(again.announced(10))).containsExactly("a", "b");
        assertThat(again.hasAnnounced()).isFalse();
    }

    @Test
    void aRestartInTheMiddleOfTheFollowUpGoesOnWithTheRest() {
        // given
        DueQueue queue = queued("a", "b", "c");
        announceAll(queue, at(2));
        queue.announced(2).forEach(due -> queue.move(due.id(), due.at(), null, NOTES));
        announceAll(queue, at(3));

        // when
        DueQueue again = new DueQueue(store);

        // then
        assertThat(ids(again.announced(10))).containsExactly("c");
    }

    @Test
    void whatComesBackToItsInstantWaitsAgain() {
        // given
        DueQueue queue = queued("a");
        announceAll(queue, at(2));

        // when
        queue.move("a", at(1), at(1), new byte[0]);

        // then
        assertThat(ids(queue.due(at(2), 10))).containsExactly("a");
        assertThat(queue.notesIfAnnounced("a", at(1))).isNull();
    }

    @Test
    void whatComesToWhereOthersWereAnnouncedWaits() {
        // given
        DueQueue queue = queued("a", "c");
        announceAll(queue, at(2));

        // when
        queue.move("b", null, at(1), NOTES);

        // then
        DueQueue again = new DueQueue(store);
        List<DueQueue.Due> due = again.due(at(2), 10);
        assertThat(ids(due)).containsExactly("b");
        assertThat(again.canBeAnnounced(due.get(0))).isFalse();
        assertThat(ids(again.announced(10))).containsExactly("a", "c");
    }

    @Test
    void nothingIsAnnouncedPastSomethingThatWaits() {
        // given
        DueQueue queue = queued("a", "b", "c");
        List<DueQueue.Due> due = queue.due(at(2), 10);

        // when
        queue.announce(due.get(0));
        queue.leave(due.get(1));

        // then
        assertThat(queue.canBeAnnounced(due.get(2))).isFalse();
    }

    /** Beside plain maps, with restarts. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void losesNothingAndTellsNothingTwice(long seed) {
        Random random = new Random(seed);
        Map<String, Instant> waiting = new HashMap<>();
        Map<String, Instant> announced = new HashMap<>();
        DueQueue queue = new DueQueue(store);
        int now = 0;
        for (int step = 0; step < 5_000; step++) {
            int what = random.nextInt(10);
            if (what < 5) {
                String id = "id" + random.nextInt(60);
                Instant from = waiting.getOrDefault(id, announced.get(id));
                Instant to = random.nextInt(4) == 0 ? null : at(now - 3 + random.nextInt(20));
                queue.move(id, from, to, NOTES);
                announced.remove(id);
                waiting.remove(id);
                if (to != null) {
                    waiting.put(id, to);
                }
            } else if (what < 8) {
                now += random.nextInt(3);
                fire(queue, at(now), 1 + random.nextInt(5), waiting, announced);
            } else if (what < 9) {
                followUp(queue, 1 + random.nextInt(5), announced);
            } else {
                queue = new DueQueue(store);
            }
        }
        while (queue.isDue(at(now))) {
            fire(queue, at(now), 7, waiting, announced);
        }
        while (queue.hasAnnounced()) {
            followUp(queue, 7, announced);
        }
        Instant last = at(now);
        assertThat(announced).isEmpty();
        assertThat(waiting.values()).allMatch(at -> at.isAfter(last));
    }

    private static void fire(
            DueQueue queue, Instant now, int limit, Map<String, Instant> waiting, Map<String, Instant> announced) {
        List<DueQueue.Due> due = queue.due(now, limit);
        long owed = waiting.values().stream().filter(at -> !at.isAfter(now)).count();
        assertThat(due).hasSize((int) Math.min(owed, limit));
        for (DueQueue.Due entry : due) {
            assertThat(waiting.remove(entry.id())).isEqualTo(entry.at());
            if (entry.id().hashCode() % 3 == 0 || !queue.canBeAnnounced(entry)) {
                queue.move(entry.id(), entry.at(), null, NOTES);
            } else {
                queue.announce(entry);
                announced.put(entry.id(), entry.at());
            }
        }
        queue.fired(now);
    }

    private static void followUp(DueQueue queue, int limit, Map<String, Instant> announced) {
        List<DueQueue.Due> entries = queue.announced(limit);
        assertThat(entries).hasSize(Math.min(announced.size(), limit));
        for (DueQueue.Due entry : entries) {
            assertThat(announced.remove(entry.id())).isEqualTo(entry.at());
            queue.move(entry.id(), entry.at(), null, NOTES);
        }
    }
}
