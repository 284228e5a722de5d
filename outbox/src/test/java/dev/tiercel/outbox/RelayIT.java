package dev.tiercel.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tiercel.outbox.RelayState.Died;
import dev.tiercel.outbox.RelayState.Publishing;
import dev.tiercel.outbox.RelayState.Refused;
import dev.tiercel.outbox.RelayState.Standby;
import dev.tiercel.outbox.RelayState.Waiting;
import dev.tiercel.outbox.kafka.KafkaEventLog;
import dev.tiercel.testing.RecordReader;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RelayIT {

    private OutboxFixture outbox;

    @BeforeEach
    void freshOutbox() {
        outbox = new OutboxFixture(OutboxFixture.ONE_SHARD);
    }

    @AfterEach
    void stopRelays() throws InterruptedException {
        outbox.close();
    }

    /** Dies at a call, once. */
    private static Seam killed(String when, String call) {
        return new Seam() {
            @Override
            void before(String name) {
                if (when.equals("before") && name.equals(call)) {
                    die(when + " " + call);
                }
            }

            @Override
            void after(String name) {
                if (when.equals("after") && name.equals(call)) {
                    die(when + " " + call);
                }
            }
        };
    }

    /** Falls asleep at a call until woken, like a process in a long pause. */
    private static final class Sleeper extends Seam {
        final CountDownLatch asleep = new CountDownLatch(1);
        final CountDownLatch wake = new CountDownLatch(1);
        private final String when;
        private final String call;

        Sleeper(String when, String call) {
            this.when = when;
            this.call = call;
        }

        @Override
        void before(String name) throws InterruptedException {
            sleepAt("before", name);
        }

        @Override
        void after(String name) throws InterruptedException {
            sleepAt("after", name);
        }

        private void sleepAt(String at, String name) throws InterruptedException {
            if (at.equals(when) && name.equals(call)) {
                asleep.countDown();
                wake.await();
            }
        }
    }

    private static final class OnceFailing extends Seam {
        private final AtomicBoolean failed = new AtomicBoolean();
        private final String when;

        OnceFailing(String when) {
            this.when = when;
        }

        @Override
        void before(String call) {
            failAt("before", call);
        }

        @Override
        void after(String call) {
            failAt("after", call);
        }

        private void failAt(String at, String call) {
            if (at.equals(when) && call.equals("publish") && failed.compareAndSet(false, true)) {
                throw new IllegalStateException("no answer to the commit");
            }
        }
    }

    @Test
    void losesNothingWhenTransactionsCommitOutOfIdOrder() throws Exception {
        // given
        RunningRelay relay = outbox.start();
        try (Connection slow = outbox.begin()) {
            outbox.insert(slow, "a", "a1", "{}".getBytes(UTF_8));
            outbox.insert("b", "b1", "b2");
            outbox.awaitSeen(Map.of("b", List.of("b1", "b2")));

            // when
            slow.commit();
            relay.ringAll();
        }

        // then
        outbox.awaitSeen(Map.of("a", List.of("a1"), "b", List.of("b1", "b2")));
        outbox.awaitEmpty();
    }

    @Test
    void keepsItsLeaseThroughPollsThatAreLongerThanTheLease() throws Exception {
        // given
        try (OutboxFixture lazy = new OutboxFixture(new RelayOptions(
                1, 50, 1_000_000, Duration.ofSeconds(3), Duration.ofHours(1), Duration.ofSeconds(10)))) {
            RunningRelay owner = lazy.start();
            OutboxFixture.await(() -> assertThat(owner.state()).isInstanceOf(Publishing.class));

            // when
            lazy.start();
            Awaitility.await().pollDelay(Duration.ofSeconds(7)).until(() -> true);

            // then
            lazy.insert("a", "a1");
            owner.ringAll();
            lazy.awaitSeen(Map.of("a", List.of("a1")));
            OutboxFixture.await(
                    () -> assertThat(owner.group.relays().get(0).published()).isEqualTo(1));
        }
    }

    @Test
    void publishesNothingOfATransactionThatRollsBack() throws Exception {
        // given
        outbox.start();
        try (Connection connection = outbox.begin()) {
            outbox.insert(connection, "a", "never", "{}".getBytes(UTF_8));

            // when
            connection.rollback();
        }
        outbox.insert("a", "a1");

        // then
        outbox.awaitSeen(Map.of("a", List.of("a1")));
    }

    @Test
    void keepsTheOrderOfEachKeyOverManyBatches() throws Exception {
        // given
        List<String> events = IntStream.range(0, 333).mapToObj(i -> "a" + i).toList();
        outbox.insert("a", events.toArray(String[]::new));

        // when
        outbox.start();

        // then
        outbox.awaitSeen(Map.of("a", events));
        assertThat(outbox.number("SELECT batches FROM outbox_lease")).isEqualTo(7);
    }

    @Test
    void doesNotRepeatABatchWhenKilledAfterTheCommitAndBeforeTheDelete() throws Exception {
        // given
        outbox.insert("a", "a1", "a2");
        RunningRelay killed = outbox.start(killed("after", "publish"));
        OutboxFixture.await(() -> assertThat(killed.state()).isInstanceOf(Died.class));
        assertThat(outbox.number("SELECT count(*) FROM outbox")).isEqualTo(2);
        outbox.insert("a", "a3");

        // when
        outbox.start();

        // then
        outbox.awaitSeen(Map.of("a", List.of("a1", "a2", "a3")));
        outbox.awaitEmpty();
    }

    @Test
    void doesNotRepeatABatchWhenKilledJustAfterTheDelete() throws Exception {
        // given
        outbox.insert("a", "a1", "a2");
        RunningRelay killed = outbox.start(killed("after", "delete"));
        OutboxFixture.await(() -> assertThat(killed.state()).isInstanceOf(Died.class));
        outbox.insert("a", "a3");

        // when
        outbox.start();

        // then
        outbox.awaitSeen(Map.of("a", List.of("a1", "a2", "a3")));
    }

    @Test
    void publishesABatchWhoseRelayWasKilledBeforeTheCommit() throws Exception {
        // given
        outbox.insert("a", "a1");
        RunningRelay killed = outbox.start(killed("before", "publish"));
        OutboxFixture.await(() -> assertThat(killed.state()).isInstanceOf(Died.class));

        // when
        outbox.start();

        // then
        outbox.awaitSeen(Map.of("a", List.of("a1")));
    }

    @Test
    void abortsTheTransactionAKilledRelayLeftOpen() throws Exception {
        // given
        outbox.insert("a", "a1");
        try (KafkaProducer<String, byte[]> killed = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        outbox.bootstrapServers,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        outbox.name + "-outbox-0",
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        600_000),
                new StringSerializer(),
                new ByteArraySerializer())) {
            killed.initTransactions();
            killed.beginTransaction();
            killed.send(new ProducerRecord<>(outbox.topic, "a", "half a batch".getBytes(UTF_8)))
                    .get();

            // when
            outbox.start();

            // then
            outbox.awaitSeen(Map.of("a", List.of("a1")));
        }
    }

    @Test
    void fencesAZombieThatWakesUpWithABatchInHand() throws Exception {
        // given
        outbox.insert("a", "a1", "a2");
        Sleeper sleeper = new Sleeper("before", "publish");
        RunningRelay zombie = outbox.start(sleeper);
        sleeper.asleep.await();
        RunningRelay successor = outbox.start();
        outbox.awaitSeen(Map.of("a", List.of("a1", "a2")));

        // when
        sleeper.wake.countDown();

        // then
        OutboxFixture.await(() -> assertThat(zombie.state()).isInstanceOf(Standby.class));
        outbox.insert("a", "a3");
        outbox.awaitSeen(Map.of("a", List.of("a1", "a2", "a3")));
        // On a machine that is busy enough the successor loses its lease in turn.
        OutboxFixture.await(() ->
                assertThat(List.of(zombie.state(), successor.state())).hasAtLeastOneElementOfType(Publishing.class));
    }

    @Test
    void letsAZombieDeleteABatchItsSuccessorHasSettledLongAgo() throws Exception {
        // given
        outbox.insert("a", "a1", "a2");
        Sleeper sleeper = new Sleeper("before", "delete");
        RunningRelay zombie = outbox.start(sleeper);
        sleeper.asleep.await();
        outbox.start();
        outbox.insert("a", "a3");
        outbox.awaitSeen(Map.of("a", List.of("a1", "a2", "a3")));
        outbox.awaitEmpty();
        long batches = outbox.number("SELECT batches FROM outbox_lease");

        // when
        sleeper.wake.countDown();

        // then
        OutboxFixture.await(() -> assertThat(zombie.state()).isInstanceOf(Standby.class));
        assertThat(outbox.number("SELECT batches FROM outbox_lease")).isEqualTo(batches);
        outbox.insert("a", "a4");
        outbox.awaitSeen(Map.of("a", List.of("a1", "a2", "a3", "a4")));
    }

    @Test
    void survivesAZombieThatFencesItsSuccessor() throws Exception {
        // given
        Sleeper sleeper = new Sleeper("before", "open");
        outbox.start(sleeper);
        sleeper.asleep.await();
        outbox.start();
        outbox.insert("a", "a1");
        outbox.awaitSeen(Map.of("a", List.of("a1")));

        // when
        sleeper.wake.countDown();
        List<String> events = new ArrayList<>(List.of("a1"));
        for (int i = 2; i < 60; i++) {
            outbox.insert("a", "a" + i);
            events.add("a" + i);
        }

        // then
        outbox.awaitSeen(Map.of("a", events));
    }

    @Test
    void isTakenOverByAnotherRelayWhenItsOwnerFallsSilent() throws Exception {
        // given
        RunningRelay first = outbox.start(killed("before", "renew"));
        OutboxFixture.await(() -> assertThat(first.state()).isInstanceOf(Died.class));

        // when
        RunningRelay second = outbox.start();
        outbox.insert("a", "a1");

        // then
        outbox.awaitSeen(Map.of("a", List.of("a1")));
        assertThat(second.state()).isInstanceOf(Publishing.class);
    }

    @Test
    void waitsOnStandbyAndTakesOverWhenTheOwnerStops() throws Exception {
        // given
        RunningRelay first = outbox.start();
        OutboxFixture.await(() -> assertThat(first.state()).isInstanceOf(Publishing.class));
        RunningRelay second = outbox.start();
        outbox.insert("a", "a1");
        outbox.awaitSeen(Map.of("a", List.of("a1")));
        assertThat(second.state()).isInstanceOf(Standby.class);

        // when
        first.group.stop(Duration.ofSeconds(5));

        // then
        outbox.insert("a", "a2");
        outbox.awaitSeen(Map.of("a", List.of("a1", "a2")));
        assertThat(second.state()).isInstanceOf(Publishing.class);
    }

    @Test
    void doesNotRepeatABatchWhoseCommitWasDoneButNotAnswered() throws Exception {
        // given
        outbox.insert("a", "a1", "a2");

        // when
        RunningRelay relay = outbox.start(new OnceFailing("after"));
        outbox.insert("a", "a3");

        // then
        outbox.awaitSeen(Map.of("a", List.of("a1", "a2", "a3")));
        OutboxFixture.await(() -> assertThat(relay.state()).isInstanceOf(Publishing.class));
        outbox.awaitEmpty();
    }

    @Test
    void repeatsABatchWhoseCommitFailed() throws Exception {
        // given
        outbox.insert("a", "a1", "a2");

        // when
        outbox.start(new OnceFailing("before"));

        // then
        outbox.awaitSeen(Map.of("a", List.of("a1", "a2")));
        outbox.awaitEmpty();
    }

    @Test
    void splitsABatchThatIsTooLargeForOneTransaction() throws Exception {
        // given
        byte[] large = new byte[400_000];
        try (Connection connection = outbox.begin()) {
            for (int i = 0; i < 5; i++) {
                outbox.insert(connection, "a", "a" + i, large);
            }
            connection.commit();
        }

        // when
        outbox.start();

        // then
        outbox.awaitSeen(Map.of("a", List.of("a0", "a1", "a2", "a3", "a4")));
        assertThat(outbox.number("SELECT batches FROM outbox_lease")).isEqualTo(2);
    }

    @Test
    void publishesWhatStandsBeforeARowKafkaNeverTakesAndNamesThatRow() throws Exception {
        // given
        try (Connection connection = outbox.begin()) {
            outbox.insert(connection, "a", "a1", "{}".getBytes(UTF_8));
            outbox.insert(connection, "a", "giant", new byte[1_200_000]);
            outbox.insert(connection, "a", "a2", "{}".getBytes(UTF_8));
            connection.commit();
        }

        // when
        RunningRelay relay = outbox.start();

        // then
        outbox.awaitSeen(Map.of("a", List.of("a1")));
        OutboxFixture.await(() -> assertThat(relay.state())
                .asInstanceOf(type(Waiting.class))
                .satisfies(waiting -> assertThat(waiting.why()).contains("row 2", "giant", outbox.topic)));
        outbox.execute("DELETE FROM outbox WHERE event_id = 'giant'");
        outbox.awaitSeen(Map.of("a", List.of("a1", "a2")));
    }

    @Test
    void waitsWhileTheDatabaseIsAwayAndGoesOnByItself() throws Exception {
        // given
        RunningRelay relay = outbox.start();
        outbox.insert("a", "a1");
        outbox.awaitSeen(Map.of("a", List.of("a1")));
        outbox.takeDatabaseAway();
        OutboxFixture.await(() -> assertThat(relay.state()).isInstanceOf(Waiting.class));

        // when
        outbox.giveDatabaseBack();

        // then
        OutboxFixture.await(() -> assertThat(relay.state()).isInstanceOf(Publishing.class));
        outbox.insert("a", "a2");
        outbox.awaitSeen(Map.of("a", List.of("a1", "a2")));
    }

    @Test
    void refusesADatabaseRestoredFromAnOlderBackup() throws Exception {
        // given
        RunningRelay before = outbox.start();
        outbox.insert("a", "a1");
        outbox.awaitEmpty();
        before.group.stop(Duration.ofSeconds(5));
        var backup = outbox.backUp();
        RunningRelay after = outbox.start();
        outbox.insert("a", "a2", "a3");
        outbox.awaitSeen(Map.of("a", List.of("a1", "a2", "a3")));
        outbox.awaitEmpty();
        after.group.stop(Duration.ofSeconds(5));

        // when
        outbox.restore(backup);
        RunningRelay relay = outbox.start();

        // then
        OutboxFixture.await(() -> assertThat(relay.state()).isInstanceOf(Refused.class));
        Refused refused = (Refused) relay.state();
        assertThat(refused.why()).contains("shard 0 publishes nothing", "older than what is published");
        outbox.insert("a", "b1");
        assertThat(outbox.seen()).isEqualTo(Map.of("a", List.of("a1", "a2", "a3")));

        // and once the operator has done what it says
        outbox.execute(refused.remedy().substring(refused.remedy().indexOf("SELECT setval")));
        outbox.awaitSeen(Map.of("a", List.of("a1", "a2", "a3", "b1")));
    }

    @Test
    void refusesAnOlderBackupEvenAfterNewRowsHaveTakenTheIdsOfPublishedOnes() throws Exception {
        // given
        RunningRelay first = outbox.start();
        OutboxFixture.await(() -> assertThat(first.state()).isInstanceOf(Publishing.class));
        first.close();
        var backup = outbox.backUp();
        RunningRelay relay = outbox.start();
        outbox.insert("a", "old");
        outbox.awaitSeen(Map.of("a", List.of("old")));
        outbox.awaitEmpty();
        relay.group.stop(Duration.ofSeconds(5));
        outbox.restore(backup);
        outbox.insert("a", "new1", "new2", "new3");

        // when
        RunningRelay restored = outbox.start();

        // then
        OutboxFixture.await(() -> assertThat(restored.state())
                .asInstanceOf(type(Refused.class))
                .satisfies(refused -> assertThat(refused.why()).contains("events the database does not hold")));
        assertThat(outbox.number("SELECT count(*) FROM outbox")).isEqualTo(3);
        assertThat(outbox.seen()).isEqualTo(Map.of("a", List.of("old")));
    }

    @Test
    void refusesAnotherNumberOfShardsThanTheOutboxWasUsedWith() throws Exception {
        // given
        RunningRelay first = outbox.start();
        OutboxFixture.await(() -> assertThat(first.state()).isInstanceOf(Publishing.class));
        first.close();
        outbox.execute("INSERT INTO outbox_lease (shard, owner, held_until) VALUES (1, '', now())");

        // when
        RunningRelay relay = outbox.start();

        // then
        OutboxFixture.await(() -> assertThat(relay.state())
                .asInstanceOf(type(Refused.class))
                .satisfies(refused -> assertThat(refused.remedy()).contains("tiercel.outbox.shards=2")));
    }

    @Test
    void leavesAMarkerPerBatchInThePartitionOfItsShard() throws Exception {
        // given
        outbox.insert("a", "a1", "a2");

        // when
        outbox.start();
        outbox.awaitEmpty();

        // then
        assertThat(new RecordReader(outbox.bootstrapServers).all(KafkaEventLog.markerTopic(outbox.name)))
                .singleElement()
                .satisfies(marker -> assertThat(marker.key()).isEqualTo("0"))
                .satisfies(
                        marker -> assertThat(new String(marker.value(), UTF_8)).contains("\"ids\":[1,2]"));
    }
}
