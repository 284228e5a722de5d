package dev.tiercel.slatimer.clocks.streams;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.tiercel.contracts.EventContracts;
import dev.tiercel.slatimer.clocks.kafka.Topics;
import dev.tiercel.slatimer.config.TimerConfig;
import dev.tiercel.slatimer.wanted.streams.WantedSets;
import dev.tiercel.slatimer.wanted.streams.WantedTopology;
import dev.tiercel.testing.RecordReader;
import dev.tiercel.testing.TestStack;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimerEngineIT {

    private static final String GROUP = "timer-engine-it";
    private static final long FIRST_RESPONSE = 4_000;

    @TempDir
    static Path directory;

    private static String kafka;
    private static KafkaProducer<String, byte[]> producer;
    private static RecordReader reader;

    /** What the clock of the machine is ahead of the true time. */
    private volatile Duration ahead = Duration.ZERO;

    private TimerEngine engine;

    @BeforeAll
    static void connect() {
        kafka = TestStack.shared().bootstrapServers();
        reader = new RecordReader(kafka);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "transactional.id", GROUP + "-test"),
                new StringSerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        publish(Story.policy("quick", FIRST_RESPONSE, 3_600_000));
    }

    @AfterAll
    static void disconnect() {
        producer.close();
    }

    @BeforeEach
    void start() {
        engine = newEngine();
        engine.start();
        awaitCaughtUp(engine);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private TimerEngine newEngine() {
        TimerConfig config = new SmallRyeConfigBuilder()
                .withMapping(TimerConfig.class)
                .withDefaultValue("tiercel.sla-timer.bootstrap-servers", kafka)
                .withDefaultValue("tiercel.sla-timer.application-id", GROUP)
                .withDefaultValue(
                        "tiercel.sla-timer.state-dir",
                        directory.resolve("state").toString())
                .build()
                .getConfigMapping(TimerConfig.class);
        return new TimerEngine(
                config,
                () -> Instant.now().plus(ahead),
                new TimerMeters(new SimpleMeterRegistry()),
                WantedTopology::withClocks,
                reason -> {
                    throw new IllegalStateException(reason);
                });
    }

    private static void awaitCaughtUp(TimerEngine engine) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> engine.status().isRunning() && engine.status().behind() == 0);
    }

    private void restart() {
        engine = newEngine();
        engine.start();
    }

    private static Story story() {
        return new Story(UUID.randomUUID().toString(), Instant.now(), "quick");
    }

    private static void publish(Event... events) {
        producer.beginTransaction();
        Stream.of(events).forEach(event -> producer.send(event.record()));
        producer.commitTransaction();
    }

    private static void publishAndAbort(Event event) {
        producer.beginTransaction();
        producer.send(event.record());
        producer.flush();
        producer.abortTransaction();
    }

    private static List<ConsumerRecord<String, byte[]>> records(Story story, String topic) {
        return reader.all(topic).stream()
                .filter(record -> record.key().equals(story.id()))
                .toList();
    }

    private static List<Told> breaches(Story story) {
        return records(story, Topics.SLA_BREACHED).stream().map(Told::of).toList();
    }

    private static List<Told> clocks(Story story) {
        return records(story, Topics.SLA_CLOCKS).stream().map(Told::of).toList();
    }

    private static void awaitClocks(Story story, String state) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> clocks(story).stream()
                        .anyMatch(told -> told.body()
                                .path("clocks")
                                .get(0)
                                .path("state")
                                .asText()
                                .equals(state)));
    }

    private static void awaitBreach(Story story) {
        await().atMost(Duration.ofSeconds(30)).until(() -> !breaches(story).isEmpty());
    }

    private static Instant instant(Told told, String field) {
        return Instant.parse(told.body().path(field).asText());
    }

    @Test
    void announcesABreachOnceAndNotBeforeItIsDue() {
        // given
        Story story = story();

        // when
        publish(story.created());
        awaitBreach(story);
        engine.close();
        restart();
        awaitCaughtUp(engine);

        // then
        assertThat(breaches(story)).singleElement().satisfies(told -> {
            assertThat(told.word()).isEqualTo("announced");
            assertThat(instant(told, "detectedAt"))
                    .isBetween(instant(told, "dueAt"), instant(told, "dueAt").plusSeconds(3));
        });
        assertThat(records(story, Topics.SLA_CLOCKS)).hasSize(2);
        assertThat(Stream.of(Topics.SLA_BREACHED, Topics.SLA_CLOCKS)
                        .flatMap(topic -> records(story, topic).stream())
                        .flatMap(record -> EventContracts.packaged().validate(record).stream()))
                .isEmpty();
    }

    @Test
    void aCrowdIsAnnouncedOnceAndFollowedUpThoughItIsStoppedInTheMiddle() {
        // given
        Instant due = Instant.now().plusSeconds(6).truncatedTo(ChronoUnit.MILLIS);
        List<Story> crowd = IntStream.range(0, 3_000)
                .mapToObj(i -> new Story(UUID.randomUUID().toString(), due.minusMillis(FIRST_RESPONSE), "quick"))
                .toList();
        publish(crowd.stream().map(Story::created).toArray(Event[]::new));
        Set<String> ids = crowd.stream().map(Story::id).collect(toSet());

        // when
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> reader.all(Topics.SLA_BREACHED).stream().anyMatch(record -> ids.contains(record.key())));
        engine.close();
        restart();

        // then
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Map<String, String> last = new HashMap<>();
            reader.all(Topics.SLA_CLOCKS)
                    .forEach(record -> last.put(
                            record.key(),
                            Told.of(record).body().findValuesAsText("state").get(0)));
            last.keySet().retainAll(ids);
            assertThat(last)
                    .hasSize(ids.size())
                    .allSatisfy((id, state) -> assertThat(state).isEqualTo("breached-and-running"));
        });
        assertThat(reader.all(Topics.SLA_BREACHED).stream()
                        .map(ConsumerRecord::key)
                        .filter(ids::contains))
                .hasSize(ids.size())
                .doesNotHaveDuplicates();
    }

    @Test
    void readsWhatHappenedInAnOutageBeforeItFires() {
        // given
        Story resolved = story();
        Story forgotten = story();
        publish(resolved.created(), forgotten.created());
        awaitClocks(resolved, "running");
        awaitClocks(forgotten, "running");
        engine.close();

        // when
        publish(resolved.resolved(1_000, 0));
        publishAndAbort(forgotten.resolved(1_000, 0));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Instant.now()
                        .isAfter(
                                instant(clocks(forgotten).get(0), "evaluatedAt").plusMillis(FIRST_RESPONSE + 1_000)));
        restart();
        awaitBreach(forgotten);

        // then
        awaitClocks(resolved, "met");
        assertThat(breaches(resolved)).isEmpty();
        assertThat(breaches(forgotten)).hasSize(1);
    }

    @Test
    void isNotEarlyWhenTheClockOfTheMachineIsSetForwardAndNotAfterARestartEither() {
        // given
        Story before = story();
        publish(before.created());
        awaitClocks(before, "running");

        // when
        ahead = Duration.ofHours(2);
        awaitBreach(before);
        engine.close();
        restart();
        awaitCaughtUp(engine);
        Story after = story();
        publish(after.created());
        awaitBreach(after);

        // then
        Stream.of(before, after)
                .forEach(story -> assertThat(breaches(story)).singleElement().satisfies(told -> {
                    assertThat(told.breachId()).contains("/first-response/");
                    assertThat(instant(told, "detectedAt"))
                            .isBetween(
                                    instant(told, "dueAt"),
                                    instant(told, "dueAt").plusSeconds(3));
                }));
    }

    @Test
    void neitherDoublesNorLosesWhenTheClockOfTheMachineIsSetBackAndRightAgain() {
        // given
        Story fired = story();
        publish(fired.created());
        awaitBreach(fired);
        Story due = new Story(UUID.randomUUID().toString(), Instant.now().plusSeconds(10), "quick");
        publish(due.created());
        awaitClocks(due, "running");
        Instant dueAt = Instant.parse(
                clocks(due).get(0).body().path("clocks").get(0).path("dueAt").asText());

        // when
        ahead = Duration.ofHours(-1);
        publish(fired.waiting(FIRST_RESPONSE + 1_000, "vendor"));
        await().atMost(Duration.ofSeconds(30)).until(() -> Instant.now().isAfter(dueAt.plusSeconds(2)));
        int whileSetBack = breaches(due).size();
        ahead = Duration.ZERO;
        awaitBreach(due);

        // then
        assertThat(whileSetBack).isZero();
        assertThat(breaches(due)).extracting(Told::word).containsExactly("announced");
        assertThat(breaches(fired)).extracting(Told::word).containsExactly("announced");
    }

    @Test
    void leavesTheGroupOnClose() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            // given
            assertThat(members(admin)).isPositive();

            // when
            engine.close();

            // then
            assertThat(members(admin)).isZero();
        }
    }

    @Test
    void firesFromTheChangelogIfTheLocalStateIsLost() throws IOException {
        // given
        Story story = story();
        publish(story.created());
        awaitClocks(story, "running");
        engine.close();
        try (Stream<Path> files = Files.walk(directory.resolve("state"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }

        // when
        restart();
        awaitBreach(story);

        // then
        assertThat(breaches(story)).hasSize(1);
    }

    @Test
    void announcesAndTakesBackWhatALateEventUndoes() {
        // given
        Story story = story();
        publish(story.created());
        awaitBreach(story);

        // when
        Event late = story.resolved(1_000, 0);
        publish(late);
        await().atMost(Duration.ofSeconds(30)).until(() -> breaches(story).size() == 2);

        // then
        assertThat(breaches(story)).extracting(Told::word).containsExactly("announced", "retracted");
        assertThat(breaches(story).get(1).body().path("cause").path("eventId").asText())
                .isEqualTo(late.id());
        assertThat(records(story, Topics.SLA_BREACHED).stream()
                        .flatMap(record -> EventContracts.packaged().validate(record).stream()))
                .isEmpty();
    }

    @Test
    void tellsOnceThatAWantedTimerHasElapsed() {
        // given
        WantedSets sets = new WantedSets(UUID.randomUUID().toString());
        Instant due = Instant.now().plusSeconds(3);

        // when
        publish(
                sets.of(1, sets.at("never", due)),
                sets.of(2, sets.at("once", due), sets.at("too late", Instant.now())));
        await().atMost(Duration.ofSeconds(30)).until(() -> elapsed(sets).size() == 2);
        engine.close();
        publish(sets.of(1, sets.at("never", due)));
        restart();
        awaitCaughtUp(engine);

        // then
        assertThat(elapsed(sets))
                .extracting(record -> Told.of(record).body().path("timerId").asText())
                .containsExactly("too late", "once");
        assertThat(elapsed(sets).stream().flatMap(record -> EventContracts.packaged().validate(record).stream()))
                .isEmpty();
    }

    @Test
    void countsAWantedTimerByACalendarThatComesAndChangesWhileTheTimerIsAway() {
        // given
        WantedSets sets = new WantedSets(UUID.randomUUID().toString());
        String hours = "hours-" + UUID.randomUUID();
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
        DayOfWeek otherDay = now.plusDays(3).getDayOfWeek();
        Instant onThatDay = now.minusDays(4).with(LocalTime.NOON).toInstant();
        publish(sets.of(
                1,
                sets.at("goes on", now.toInstant()),
                sets.byCalendar("opens", onThatDay, "PT0S", hours),
                sets.byCalendar("attempt", now.toInstant(), "PT1S", hours)));
        awaitElapsed(sets, 1);

        // when
        engine.close();
        publish(Story.allDay(hours, 1, otherDay));
        restart();
        awaitElapsed(sets, 2);
        engine.close();
        publish(Story.allDay(hours, 2, DayOfWeek.values()));
        restart();
        awaitElapsed(sets, 3);
        engine.close();
        restart();
        awaitCaughtUp(engine);

        // then
        assertThat(elapsed(sets))
                .extracting(
                        record -> Told.of(record).body().path("timerId").asText(),
                        record -> instant(Told.of(record), "dueAt"))
                .containsExactly(
                        tuple("goes on", now.toInstant()),
                        tuple("opens", onThatDay),
                        tuple("attempt", now.toInstant().plusSeconds(1)));
        assertThat(elapsed(sets).stream().flatMap(record -> EventContracts.packaged().validate(record).stream()))
                .isEmpty();
    }

    private static void awaitElapsed(WantedSets sets, int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> elapsed(sets).size() == count);
    }

    private static List<ConsumerRecord<String, byte[]>> elapsed(WantedSets sets) {
        return reader.all(Topics.TIMER_ELAPSED).stream()
                .filter(record -> record.key().equals(sets.name()))
                .toList();
    }

    private static int members(Admin admin) throws InterruptedException, ExecutionException {
        return admin.describeConsumerGroups(List.of(GROUP))
                .all()
                .get()
                .get(GROUP)
                .members()
                .size();
    }
}
