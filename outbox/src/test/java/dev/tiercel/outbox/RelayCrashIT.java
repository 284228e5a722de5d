package dev.tiercel.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.outbox.RelayState.Died;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writers write while two instances relay and die at random points; then the exact sets and orders are compared. */
class RelayCrashIT {

    private static final RelayOptions TWO_SHARDS =
            new RelayOptions(2, 20, 1_000_000, Duration.ofMillis(600), Duration.ofMillis(20), Duration.ofSeconds(10));
    private static final int WRITERS = 6;
    private static final int EVENTS_PER_LIFE = 120;
    private static final int LIVES = 8;
    private static final int BETWEEN_COMMIT_AND_DELETE = 2;

    /** Dies at random calls, rather where something is at stake than while idle. */
    private static final class Mortal extends Seam {
        private static final Set<String> AT_STAKE = Set.of("open", "newestMarker", "settle", "publish", "delete");

        private final Random random;
        private final AtomicBoolean immortal;
        private final Collection<String> deaths;

        Mortal(long seed, AtomicBoolean immortal, Collection<String> deaths) {
            this.random = new Random(seed);
            this.immortal = immortal;
            this.deaths = deaths;
        }

        @Override
        void before(String call) {
            dieAtRandom("before ", call);
        }

        @Override
        void after(String call) {
            dieAtRandom("after ", call);
        }

        private synchronized void dieAtRandom(String when, String call) {
            if (!immortal.get() && random.nextInt(AT_STAKE.contains(call) ? 10 : 200) == 0) {
                deaths.add(when + call);
                die(when + call);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20260301})
    @Timeout(180)
    void losesAndRepeatsNothingWhateverDiesWhenever(long seed) throws Exception {
        Random random = new Random(seed);
        try (OutboxFixture outbox = new OutboxFixture(TWO_SHARDS)) {
            // given
            AtomicBoolean immortal = new AtomicBoolean();
            Collection<String> deaths = new ConcurrentLinkedQueue<>();
            Semaphore toWrite = new Semaphore(0);
            Map<String, Queue<String>> written = new ConcurrentHashMap<>();
            ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
            List<Future<Void>> writing = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> writers.submit(() -> write(outbox, "k" + writer, toWrite, written)))
                    .toList();

            // when
            for (int life = 0; life < LIVES || betweenCommitAndDelete(deaths) < BETWEEN_COMMIT_AND_DELETE; life++) {
                toWrite.release(EVENTS_PER_LIFE);
                RunningRelay one = outbox.start(new Mortal(random.nextLong(), immortal, deaths));
                RunningRelay other = outbox.start(new Mortal(random.nextLong(), immortal, deaths));
                OutboxFixture.await(() -> {
                    toWrite.release(EVENTS_PER_LIFE / 10);
                    assertThat(one.states()).hasAtLeastOneElementOfType(Died.class);
                });
                if (random.nextBoolean()) {
                    other.close();
                }
            }
            immortal.set(true);
            writers.shutdownNow();
            for (Future<Void> writer : writing) {
                writer.get();
            }
            outbox.start();

            // then
            outbox.awaitEmpty();
            Map<String, List<String>> expected = new TreeMap<>();
            written.forEach((key, events) -> expected.put(key, List.copyOf(events)));
            outbox.awaitSeen(expected);
            assertThat(expected).hasSize(WRITERS);
        }
    }

    private static long betweenCommitAndDelete(Collection<String> deaths) {
        return deaths.stream()
                .filter(Set.of("after publish", "before delete")::contains)
                .count();
    }

    /** Until interrupted while waiting for leave to write the next. */
    private static Void write(OutboxFixture outbox, String key, Semaphore toWrite, Map<String, Queue<String>> written)
            throws SQLException {
        Random random = new Random(key.hashCode());
        Queue<String> mine = written.computeIfAbsent(key, any -> new ConcurrentLinkedQueue<>());
        for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
            try {
                toWrite.acquire();
            } catch (InterruptedException e) {
                return null;
            }
            String eventId = key + "-" + i;
            try (Connection connection = outbox.begin()) {
                outbox.insert(connection, key, eventId, new byte[random.nextInt(2000)]);
                // Ids are taken at the insert: whoever yields here commits out of their order.
                Thread.yield();
                if (random.nextInt(10) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    mine.add(eventId);
                }
            }
        }
        return null;
    }
}
