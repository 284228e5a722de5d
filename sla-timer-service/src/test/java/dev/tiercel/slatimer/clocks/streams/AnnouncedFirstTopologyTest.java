package dev.tiercel.slatimer.clocks.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.slatimer.clocks.OpenClock;
import dev.tiercel.slatimer.clocks.kafka.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a crowd the breaches are announced in one look, and followed up in the next. Here one ticket is a crowd. */
class AnnouncedFirstTopologyTest {

    private static final Instant OPENED = Instant.parse("2026-03-02T14:00:00Z");
    private static final Instant DUE = OPENED.plusSeconds(60);
    private static final OpenClock.Filter ANY = new OpenClock.Filter(null, null, null, null, null, null);

    @TempDir
    Path directory;

    private Bench bench;
    private final Story story = new Story(UUID.randomUUID().toString(), OPENED, "standard");

    @BeforeEach
    void open() {
        bench = new Bench(directory.resolve("crowd"), OPENED, 100, 1);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static List<String> states(Told clocks) {
        return clocks.body().path("clocks").findValuesAsText("state");
    }

    private List<String> words() {
        return bench.breaches().stream().map(Told::word).toList();
    }

    private List<OpenClock.State> listed() {
        return bench.open(ANY, null, 100, 100).clocks().stream()
                .map(OpenClock::state)
                .toList();
    }

    private void openedWithFirstResponseWithin(int millis) {
        bench.send(Story.policy("standard", millis, 300_000));
        bench.send(story.created());
        bench.clocks();
    }

    @Test
    void tellsTheBreachAtOnceAndTheClocksInTheNextLook() {
        // given
        openedWithFirstResponseWithin(60_000);

        // when
        bench.at(DUE);
        List<String> announced = words();
        List<Told> clocks = bench.clocks();
        bench.look();

        // then
        assertThat(announced).containsExactly("announced");
        assertThat(clocks).isEmpty();
        assertThat(bench.clocks())
                .singleElement()
                .satisfies(told -> assertThat(states(told)).containsExactly("breached-and-running", "running"));
        assertThat(listed()).containsExactly(OpenClock.State.BREACHED_AND_RUNNING, OpenClock.State.RUNNING);
        assertThat(words()).isEmpty();
    }

    @Test
    void tellsTheSameRecordAsALookAtTheTicketDoes() {
        // given
        openedWithFirstResponseWithin(60_000);
        try (Bench usual = new Bench(directory.resolve("usual"), OPENED, 100)) {
            usual.send(Story.policy("standard", 60_000, 300_000));
            usual.send(new Story(story.id(), OPENED, "standard").created());

            // when
            bench.at(DUE);
            usual.at(DUE);

            // then
            TestRecord<byte[], byte[]> first =
                    bench.records(Topics.SLA_BREACHED).get(0);
            TestRecord<byte[], byte[]> looked =
                    usual.records(Topics.SLA_BREACHED).get(0);
            assertThat(text(first.value())).isEqualTo(text(looked.value()));
            assertThat(text(first.key())).isEqualTo(text(looked.key()));
            assertThat(headers(first)).isEqualTo(headers(looked));
            assertThat(bench.registry.get("tiercel.sla.lateness").timer().count())
                    .isEqualTo(1);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }

    private static List<String> headers(TestRecord<byte[], byte[]> record) {
        return IntStream.range(0, record.headers().toArray().length)
                .mapToObj(i -> record.headers().toArray()[i])
                .map((Header header) -> header.key() + "=" + text(header.value()))
                .toList();
    }

    @Test
    void aReplyInTimeThatComesBeforeTheFollowUpRetractsIt() {
        // given
        openedWithFirstResponseWithin(60_000);
        bench.at(DUE);

        // when
        bench.send(story.acknowledged(59_999, 0));
        bench.look();
        bench.look();

        // then
        assertThat(words()).containsExactly("announced", "retracted");
        assertThat(bench.clocks()).extracting(told -> states(told)).containsExactly(List.of("met", "running"));
    }

    @Test
    void whatHappensBeforeTheFollowUpDoesNotAnnounceItAgain() {
        // given
        openedWithFirstResponseWithin(60_000);
        bench.at(DUE);

        // when
        bench.send(story.waiting(60_500, "customer"));
        bench.look();
        bench.at(OPENED.plusSeconds(500));
        bench.look();

        // then
        assertThat(words()).containsExactly("announced");
        assertThat(listed()).containsExactly(OpenClock.State.BREACHED_AND_RUNNING, OpenClock.State.PAUSED);
    }

    @Test
    void aTicketThatIsParkedBeforeTheFollowUpKeepsWhatWasAnnounced() {
        // given
        openedWithFirstResponseWithin(60_000);
        bench.at(DUE);
        bench.send(story.underVersion(61_000, 2));
        bench.at(OPENED.plusSeconds(100));

        // when
        bench.send(Story.policy("standard", 2, 60_000, 200_000));
        bench.at(OPENED.plusSeconds(101));
        bench.at(OPENED.plusSeconds(201));
        bench.look();

        // then
        assertThat(bench.breaches())
                .extracting(told -> told.body().path("objective").asText() + " " + told.word())
                .containsExactly("first-response announced", "resolution announced");
    }

    @Test
    void whatWasAnnouncedIsNotDueAgainAfterAStall() {
        // given
        openedWithFirstResponseWithin(60_000);
        bench.at(DUE);

        // when
        bench.catchingUp(true);
        bench.at(OPENED.plusSeconds(70));
        bench.send(story.waiting(65_000, "customer"));
        bench.catchingUp(false);
        bench.look();
        bench.look();

        // then
        assertThat(words()).containsExactly("announced");
        assertThat(bench.registry.get("tiercel.sla.oldest.overdue").gauge().value())
                .isZero();
    }

    @Test
    void aTicketOfWhichMoreIsDueSoonIsLookedAtWhole() {
        // given
        openedWithFirstResponseWithin(271_000);

        // when
        bench.at(OPENED.plusMillis(271_000));

        // then
        assertThat(words()).containsExactly("announced");
        assertThat(bench.clocks())
                .singleElement()
                .satisfies(told -> assertThat(states(told)).containsExactly("breached-and-running", "running"));
    }

    @Test
    void twoBreachesOfATicketAtOneInstantAreToldTogether() {
        // given
        openedWithFirstResponseWithin(300_000);

        // when
        bench.at(OPENED.plusMillis(300_000));

        // then
        assertThat(words()).containsExactly("announced", "announced");
        assertThat(bench.clocks()).hasSize(1);
    }

    @Test
    void followsUpACrowdInParts() {
        // given
        bench.send(Story.policy("standard", 60_000, 300_000));
        for (int i = 0; i < 60; i++) {
            bench.send(new Story(UUID.randomUUID().toString(), OPENED, "standard").created());
        }
        bench.clocks();

        // when
        bench.at(DUE);
        int announced = bench.breaches().size();
        bench.clocks();
        List<Integer> followedUp = IntStream.range(0, 4)
                .map(look -> {
                    bench.look();
                    return bench.clocks().size();
                })
                .boxed()
                .toList();

        // then
        assertThat(announced).isEqualTo(60);
        assertThat(followedUp).containsExactly(25, 25, 10, 0);
        assertThat(bench.breaches()).isEmpty();
    }

    @Test
    void followsUpWhatHasWaitedForLongThoughMoreIsDue() {
        // given
        openedWithFirstResponseWithin(60_000);
        Story later = new Story(UUID.randomUUID().toString(), OPENED.plusSeconds(11), "standard");
        bench.send(later.created());
        bench.at(DUE);
        bench.clocks();

        // when
        bench.at(DUE.plusSeconds(11));

        // then
        assertThat(bench.breaches()).hasSize(2);
        assertThat(bench.clocks())
                .extracting(told -> told.body().path("ticketId").asText())
                .containsExactly(story.id(), later.id());
    }

    @Test
    void aCalendarThatComesBeforeTheFollowUpIsWhyItIsRetracted() {
        // given
        Instant due = Instant.parse("2026-03-03T10:00:00Z");
        bench.send(Story.office(1, "2026-01-01T00:00:00Z"));
        bench.send(Story.officePolicy("standard"));
        bench.send(story.created());
        bench.at(due.minusSeconds(60));
        bench.look();
        bench.at(due);

        // when
        bench.send(Story.office(2, "2026-01-02T00:00:00Z", "2026-03-03"));
        bench.look();
        bench.at(due.plusSeconds(1));
        bench.look();

        // then
        List<Told> breaches = bench.breaches();
        assertThat(breaches).extracting(Told::word).containsExactly("announced", "retracted");
        assertThat(breaches.get(1).body().path("cause").path("type").asText())
                .isEqualTo("dev.tiercel.calendar.published.v1");
    }

    @Test
    void aCrowdIsLookedAtWholeWhileACalendarThatChangedIsNotAppliedToAll() {
        // given
        Instant due = Instant.parse("2026-03-03T10:00:00Z");
        bench.send(Story.office(1, "2026-01-01T00:00:00Z"));
        bench.send(Story.officePolicy("standard"));
        bench.send(story.created());
        bench.at(due.minusSeconds(60));
        bench.look();

        // when
        bench.send(Story.office(2, "2026-01-02T00:00:00Z", "2026-03-03"));
        bench.at(due);
        bench.look();

        // then
        assertThat(words()).isEmpty();
    }
}
