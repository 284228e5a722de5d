package dev.tiercel.slatimer.clocks.streams;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tiercel.contracts.EventContracts;
import dev.tiercel.contracts.TopicCatalog;
import dev.tiercel.localstack.kafka.KafkaBroker;
import dev.tiercel.slatimer.clocks.kafka.Topics;
import dev.tiercel.testing.RecordReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances of the packaged service share thousands of clocks, and are killed in turn while these fire.
 * {@code -Dclocks=} is 20,000, {@code -Drounds=} is 2, {@code -Dseed=} repeats a run.
 */
class TwoInstancesIT {

    private static final EventContracts CONTRACTS = EventContracts.packaged();
    private static final int CLOCKS = Integer.getInteger("clocks", 20_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 2);
    private static final int TICKETS = CLOCKS / 2;
    private static final Duration FIRST_RESPONSE = Duration.ofHours(1);
    private static final Duration RESOLUTION = FIRST_RESPONSE.plusSeconds(1);
    private static final Duration MUCH_LATER = Duration.ofDays(1);
    private static final Duration BURST = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int PREVENTED = 120;

    @TempDir
    private Path directory;

    private KafkaBroker broker;
    private KafkaProducer<String, byte[]> producer;
    private Followed breaches;
    private Followed clocks;
    private final List<TimerProcess> instances = new ArrayList<>();
    private final Set<String> owed = new HashSet<>();
    private final Set<String> prevented = new HashSet<>();
    private int opened;

    @BeforeEach
    void start() throws IOException, ExecutionException, InterruptedException {
        broker = KafkaBroker.start(directory.resolve("kafka"), 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            TopicCatalog.packaged((short) 1).createMissing(admin);
        }
        breaches = new Followed(broker.bootstrapServers(), Topics.SLA_BREACHED);
        clocks = new Followed(broker.bootstrapServers(), Topics.SLA_CLOCKS);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", 5),
                new StringSerializer(),
                new ByteArraySerializer());
        for (String name : List.of("one", "other")) {
            TimerProcess instance = new TimerProcess(name, directory, broker.bootstrapServers(), Map.of());
            instances.add(instance);
            instance.start();
        }
        awaitAtWork();
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (TimerProcess instance : instances) {
            instance.close();
        }
        producer.close();
        breaches.close();
        clocks.close();
        broker.close();
    }

    @Test
    void everyOwedBreachIsSeenOnceThoughEachInstanceIsKilledWhileTheyFireAndLosesItsState() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("two instances: repeat with -Dseed=" + seed);
        Random random = new Random(seed);
        producer.send(Story.policy("hour", FIRST_RESPONSE.toMillis(), RESOLUTION.toMillis())
                .record());
        producer.send(Story.policy("crowd", FIRST_RESPONSE.toMillis(), MUCH_LATER.toMillis())
                .record());

        for (int round = 0; round < ROUNDS; round++) {
            TimerProcess victim = instances.get(round % instances.size());

            // given
            Instant burst = Instant.now().plus(Duration.ofSeconds(4 + CLOCKS / ROUNDS / 4_000));
            int told = owed.size();
            IntStream.range(0, TICKETS / ROUNDS / 2)
                    .mapToObj(i -> opened(burst.plusMillis(random.nextLong(BURST.toMillis()))))
                    .forEach(this::isOwed);
            // Many at one instant, and nothing more of them for long: those are announced first, and followed up later.
            Instant crowded = burst.plusMillis(random.nextLong(BURST.toMillis()));
            IntStream.range(0, TICKETS / ROUNDS / 2)
                    .mapToObj(i -> opened(crowded, "crowd"))
                    .forEach(story -> owed.add(firstResponse(story)));
            int owedNow = owed.size() - told;
            Instant afterwards = burst.plus(BURST).plusSeconds(6);
            List<Story> waiting = IntStream.range(0, PREVENTED)
                    .mapToObj(i -> opened(afterwards))
                    .toList();
            producer.flush();
            awaitClocks();

            // when
            int seen = told + random.nextInt(owedNow * 3 / 4);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> breaches.seen().size() > seen);
            victim.kill();
            Instant killed = Instant.now();
            happensWhileOneIsDead(waiting, killed.isBefore(afterwards.minusSeconds(4)));
            victim.loseState();
            victim.start();
            awaitBreaches();
            Instant all = Instant.now();
            awaitAtWork();
            awaitFollowUp();

            // then
            System.out.printf(
                    "two instances: %s killed after %d of %d breaches, all told %d ms later%n",
                    victim, seen, owed.size(), Duration.between(killed, all).toMillis());
            check();
        }
    }

    /** Resolved before they are due, which the dead instance cannot have read; or not at all, if it is too late for that. */
    private void happensWhileOneIsDead(List<Story> stories, boolean isResolved) {
        if (isResolved) {
            stories.forEach(story -> producer.send(
                    story.resolved(FIRST_RESPONSE.minusSeconds(4).toMillis(), 0).record()));
            producer.flush();
            stories.forEach(story -> prevented.add(story.id()));
        } else {
            stories.forEach(this::isOwed);
        }
    }

    private static String firstResponse(Story story) {
        return story.id() + "/first-response/1/" + story.policy() + "@1/"
                + story.opened().plus(FIRST_RESPONSE);
    }

    private void isOwed(Story story) {
        owed.add(firstResponse(story));
        owed.add(story.id() + "/resolution/1/hour@1/" + story.opened().plus(RESOLUTION));
    }

    private Story opened(Instant due) {
        return opened(due, "hour");
    }

    private Story opened(Instant due, String policy) {
        Story story = new Story(UUID.randomUUID().toString(), due.minus(FIRST_RESPONSE), policy);
        producer.send(story.created().record());
        opened++;
        return story;
    }

    private void awaitAtWork() {
        await().atMost(PATIENCE).until(() -> instances.stream().allMatch(TimerProcess::isAtWork));
    }

    private void awaitClocks() {
        await().atMost(PATIENCE)
                .until(() -> clocks.seen().stream()
                                .map(ConsumerRecord::key)
                                .distinct()
                                .count()
                        >= opened);
    }

    /** A failure names what is missing. */
    private void awaitBreaches() {
        Set<String> missing = new HashSet<>(owed);
        int[] read = {0};
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<ConsumerRecord<String, byte[]>> seen = breaches.seen();
            seen.subList(read[0], seen.size())
                    .forEach(record -> missing.remove(Told.of(record).breachId()));
            read[0] = seen.size();
            assertThat(missing).isEmpty();
        });
    }

    /** Of each ticket with a breach, the clocks that were told last show it. */
    private void awaitFollowUp() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            Map<String, ConsumerRecord<String, byte[]>> last = new HashMap<>();
            clocks.seen().forEach(record -> last.put(record.key(), record));
            assertThat(owed.stream()
                            .map(breachId -> breachId.substring(0, breachId.indexOf('/')))
                            .distinct()
                            .filter(id -> !Told.of(last.get(id))
                                    .body()
                                    .findValuesAsText("state")
                                    .get(0)
                                    .equals("breached-and-running"))
                            .count())
                    .as("tickets whose clocks do not show their breach")
                    .isZero();
        });
    }

    private void check() {
        List<ConsumerRecord<String, byte[]>> records = breaches.seen();
        List<Told> told = records.stream().map(Told::of).toList();
        Set<String> breachIds = told.stream().map(Told::breachId).collect(toSet());
        assertThat(breachIds.equals(owed)).as("what is owed, and nothing else").isTrue();
        assertThat(told).as("each once").hasSize(breachIds.size());
        assertThat(told)
                .noneMatch(breach ->
                        prevented.contains(breach.body().path("ticketId").asText()));
        assertThat(told)
                .noneMatch(breach -> Instant.parse(
                                breach.body().path("detectedAt").asText())
                        .isBefore(Instant.parse(breach.body().path("dueAt").asText())));
        assertThat(records.stream().limit(100).flatMap(record -> CONTRACTS.validate(record).stream()))
                .isEmpty();
        assertThat(new RecordReader(broker.bootstrapServers()).all(Topics.DEAD_LETTERS))
                .isEmpty();
    }
}
