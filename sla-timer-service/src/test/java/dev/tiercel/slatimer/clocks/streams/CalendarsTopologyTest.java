package dev.tiercel.slatimer.clocks.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Working hours of Madrid, 9 to 17: the ticket of the story is opened at 15:00 there, on a Monday. */
class CalendarsTopologyTest {

    private static final Instant OPENED = Instant.parse("2026-03-02T14:00:00Z");
    private static final Instant FIRST_RESPONSE_DUE = Instant.parse("2026-03-03T10:00:00Z");
    private static final String BEFORE = "2026-01-01T00:00:00Z";

    @TempDir
    Path directory;

    private Bench bench;
    private final Story story = new Story(UUID.randomUUID().toString(), OPENED, "gold");

    @BeforeEach
    void open() {
        bench = new Bench(directory, OPENED, 100);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private JsonNode lastClock(String objective) {
        List<Told> told = bench.clocks();
        for (JsonNode clock : told.get(told.size() - 1).body().path("clocks")) {
            if (clock.path("objective").asText().equals(objective)) {
                return clock;
            }
        }
        throw new AssertionError("no clock " + objective);
    }

    @Test
    void breachesWhenTheWorkingTimeHasGoneAndNotAMillisecondEarlier() {
        // given
        bench.send(Story.office(1, BEFORE));
        bench.send(Story.officePolicy("gold"));
        bench.send(story.created());
        bench.at(FIRST_RESPONSE_DUE.minusMillis(1));
        assertThat(bench.breaches()).isEmpty();

        // when
        bench.at(FIRST_RESPONSE_DUE);

        // then
        assertThat(bench.breaches()).singleElement().satisfies(told -> {
            assertThat(told.breachId()).endsWith("/first-response/1/gold@1/2026-03-03T10:00:00Z");
            assertThat(told.body().path("target").asText()).isEqualTo("PT4H");
            assertThat(told.body().path("calendar").toString()).isEqualTo("{\"id\":\"office\",\"version\":1}");
        });
    }

    @Test
    void warnsAtTheFractionAndAtTheLeadTimeOnceEach() {
        // given
        bench.send(Story.office(1, BEFORE));
        bench.send(Story.officePolicy("gold"));
        bench.send(story.created());
        bench.at(Instant.parse("2026-03-02T15:59:59.999Z"));
        assertThat(bench.warnings()).isEmpty();

        // when
        bench.at(Instant.parse("2026-03-02T16:00:00Z"));
        bench.send(story.noted(7_200_000));
        bench.at(Instant.parse("2026-03-03T09:30:00Z"));
        bench.at(FIRST_RESPONSE_DUE);

        // then
        assertThat(bench.warnings())
                .extracting(
                        told -> told.body().path("warnAt").asText(),
                        told -> told.body().path("warningDueAt").asText(),
                        told -> told.body().path("left").asText())
                .containsExactly(
                        tuple("50%", "2026-03-02T16:00:00Z", "PT2H"), tuple("PT30M", "2026-03-03T09:30:00Z", "PT30M"));
    }

    @Test
    void warnsOnceOfADueInstantThoughACalendarMovesTheHalfOfIt() {
        // given
        bench.send(Story.office(1, BEFORE));
        bench.send(changed(Story.officePolicy("gold"), "\"P1\":\"PT4H\"", "\"P1\":\"1wd by 16:00\""));
        bench.send(story.created());
        bench.at(Instant.parse("2026-03-03T10:30:00Z"));
        assertThat(bench.warnings())
                .singleElement()
                .satisfies(
                        told -> assertThat(told.body().path("dueAt").asText()).isEqualTo("2026-03-03T15:00:00Z"));

        // when
        bench.send(changed(
                Story.office(2, "2026-03-03T10:31:00Z"),
                "\"to\":\"17:00\"",
                "\"to\":\"12:00\"},{\"from\":\"13:00\",\"to\":\"17:00\""));
        bench.at(Instant.parse("2026-03-03T10:32:00Z"));
        bench.look();

        // then
        JsonNode clock = lastClock("first-response");
        assertThat(clock.path("dueAt").asText()).isEqualTo("2026-03-03T15:00:00Z");
        assertThat(clock.path("warnings").path(0).path("warningDueAt").asText()).isEqualTo("2026-03-03T10:00:00Z");
        assertThat(clock.path("warnings").path(0).path("announced").asBoolean()).isTrue();
        assertThat(bench.warnings()).isEmpty();
    }

    @Test
    void warnsOnceOfALeadTimeThatIsWrittenInTwoWays() {
        // given
        bench.send(Story.office(1, BEFORE));
        bench.send(changed(Story.officePolicy("gold"), "\"50%\"", "\"PT0H30M\""));
        bench.send(story.created());

        // when
        bench.at(Instant.parse("2026-03-03T09:30:00Z"));

        // then
        assertThat(bench.warnings())
                .extracting(told -> told.body().path("warnAt").asText())
                .containsExactly("PT30M");
    }

    private static Event changed(Event event, String from, String to) {
        return new Event(
                event.topic(),
                event.key(),
                event.type(),
                event.dataSchema(),
                event.body().replace(from, to));
    }

    @Test
    void warnsNobodyAfterwardsIfItLearnsTooLate() {
        // given
        bench.send(Story.office(1, BEFORE));
        bench.send(Story.officePolicy("gold"));
        bench.set(FIRST_RESPONSE_DUE);

        // when
        bench.send(story.created());

        // then
        assertThat(bench.warnings()).isEmpty();
        assertThat(bench.breaches()).hasSize(1);
    }

    @Test
    void parksATicketUntilTheCalendarOfItsPolicyIsPublishedAndNeverCountsByAnother() {
        // given
        bench.send(Story.officePolicy("gold"));
        bench.send(story.created());
        bench.at(FIRST_RESPONSE_DUE.plusSeconds(100_000));
        assertThat(bench.clocks()).isEmpty();
        assertThat(bench.breaches()).isEmpty();

        // when
        bench.send(Story.office(1, BEFORE));
        bench.at(FIRST_RESPONSE_DUE.plusSeconds(100_001));

        // then
        assertThat(bench.breaches())
                .extracting(Told::breachId)
                .containsExactly(story.id() + "/first-response/1/gold@1/2026-03-03T10:00:00Z");
    }

    @Test
    void retimesWhatAChangeOfTheCalendarMovesAndSaysFromWhereAndWhy() {
        // given
        bench.send(Story.office(1, BEFORE));
        bench.send(Story.officePolicy("gold"));
        bench.send(Story.policy("standard", 60_000, 300_000));
        bench.send(story.created());
        bench.send(new Story(UUID.randomUUID().toString(), OPENED, "standard").created());
        bench.clocks();

        // when
        Event changed = Story.office(2, "2026-03-02T14:30:00Z", "2026-03-03");
        bench.send(changed);
        bench.at(OPENED.plusSeconds(1));
        List<Told> told = bench.clocks();

        // then
        assertThat(told).singleElement().satisfies(clocks -> {
            assertThat(clocks.body().path("ticketId").asText()).isEqualTo(story.id());
            assertThat(clocks.body().path("cause").path("eventId").asText()).isEqualTo(changed.id());
            JsonNode clock = clocks.body().path("clocks").get(0);
            assertThat(clock.path("dueAt").asText()).isEqualTo("2026-03-04T10:00:00Z");
            assertThat(clock.path("retimed").toString())
                    .isEqualTo("{\"previousDueAt\":\"2026-03-03T10:00:00Z\",\"why\":\"calendar\","
                            + "\"previousCalendar\":{\"id\":\"office\",\"version\":1}}");
        });
    }

    @Test
    void breachesByTheNewCalendarAlsoIfItIsDueBeforeItsTurnInTheRetiming() {
        // given
        bench.send(Story.office(1, BEFORE));
        bench.send(Story.officePolicy("gold"));
        bench.send(story.created());

        // when
        bench.send(Story.office(2, "2026-03-02T14:30:00Z", "2026-03-03"));
        bench.at(FIRST_RESPONSE_DUE);
        bench.at(FIRST_RESPONSE_DUE.plusSeconds(86_400));

        // then
        assertThat(bench.breaches())
                .extracting(Told::breachId)
                .containsExactly(story.id() + "/first-response/1/gold@1/2026-03-04T10:00:00Z");
    }

    @Test
    void leavesABreachAloneThatWasDueBeforeTheCalendarChanged() {
        // given
        bench.send(Story.office(1, BEFORE));
        bench.send(Story.officePolicy("gold"));
        bench.send(story.created());
        bench.at(FIRST_RESPONSE_DUE);

        // when
        bench.send(Story.office(2, "2026-03-03T10:00:01Z", "2026-03-03"));
        bench.at(FIRST_RESPONSE_DUE.plusSeconds(2));

        // then
        assertThat(bench.breaches()).extracting(Told::word).containsExactly("announced");
    }

    @Test
    void retimesAThousandTicketsInPasses() {
        // given
        bench.send(Story.office(1, BEFORE));
        bench.send(Story.officePolicy("gold"));
        IntStream.range(0, 1_000)
                .forEach(i -> bench.send(new Story(UUID.randomUUID().toString(), OPENED, "gold").created()));
        bench.clocks();

        // when
        bench.send(Story.office(2, "2026-03-02T14:30:00Z", "2026-03-03"));
        bench.at(OPENED.plusSeconds(1));
        int inTheFirstPass = bench.clocks().size();
        IntStream.range(0, 10).forEach(i -> bench.look());

        // then
        assertThat(inTheFirstPass).isPositive().isLessThan(1_000);
        assertThat(bench.clocks()).hasSize(1_000 - inTheFirstPass);
    }

    @Test
    void forgetsInTheIndexWhatIsResolved() {
        // given
        bench.send(Story.office(1, BEFORE));
        bench.send(Story.officePolicy("gold"));
        bench.send(story.created());
        bench.send(story.resolved(1_000, 0));
        bench.clocks();

        // when
        bench.send(Story.office(2, "2026-03-02T14:30:00Z", "2026-03-03"));
        bench.at(OPENED.plusSeconds(1));

        // then
        assertThat(bench.clocks()).isEmpty();
    }

    @Test
    void goesOnByTheVersionsBeforeOneItCannotReadAndPutsThatAside() {
        // given
        bench.send(Story.office(1, BEFORE));
        bench.send(Story.officePolicy("gold"));
        Event broken = Story.office(2, "2026-03-02T14:30:00Z");

        // when
        bench.send(new Event(
                broken.topic(),
                broken.key(),
                broken.type(),
                broken.dataSchema(),
                broken.body().replace("Europe/Madrid", "Europe/Atlantis")));
        bench.send(story.created());
        bench.at(OPENED.plusSeconds(1));

        // then
        assertThat(bench.deadLetters())
                .extracting(letter -> new String(
                        letter.headers().lastHeader("dead-letter-reason").value(), UTF_8))
                .containsExactly("zone: Europe/Atlantis (expected: an IANA time zone, as Europe/Madrid)");
        assertThat(lastClock("first-response").path("dueAt").asText()).isEqualTo("2026-03-03T10:00:00Z");
    }

    @Test
    void aVersionThatIsKnownOutlivesADamagedRecordOfIt() {
        // given
        bench.send(Story.office(1, BEFORE));
        bench.send(Story.officePolicy("gold"));
        Event office = Story.office(1, BEFORE);

        // when
        bench.send(new Event(office.topic(), office.key(), office.type(), office.dataSchema(), "{\"id\":"));
        bench.send(story.created());
        bench.at(OPENED.plusSeconds(1));

        // then
        assertThat(bench.deadLetters()).hasSize(1);
        assertThat(lastClock("first-response").path("dueAt").asText()).isEqualTo("2026-03-03T10:00:00Z");
    }

    @Test
    void confirmsABreachThatALateFactLeavesAsItWas() {
        // given
        bench.send(Story.office(1, BEFORE));
        bench.send(Story.officePolicy("gold"));
        bench.send(story.created());
        bench.at(FIRST_RESPONSE_DUE.plusSeconds(180));
        long beforeIt = FIRST_RESPONSE_DUE.toEpochMilli() - OPENED.toEpochMilli() - 120_000;

        // when
        Event late = story.customerReplied(beforeIt);
        bench.send(late);
        bench.send(late);

        // then
        assertThat(bench.breaches())
                .extracting(
                        Told::word,
                        told -> told.body().path("cause").path("eventId").asText())
                .containsExactly(tuple("announced", ""), tuple("confirmed", late.id()));
    }

    @Test
    void tellsWhatIsSpentAndLeftInWorkingTime() {
        // given
        bench.send(Story.office(1, BEFORE));
        bench.send(Story.officePolicy("gold"));
        bench.send(story.created());
        bench.set(Instant.parse("2026-03-03T09:00:00Z"));

        // when
        bench.send(story.waiting(3_600_000, "customer"));

        // then
        assertThat(lastClock("first-response").toString())
                .contains("\"state\":\"running\"", "\"spent\":\"PT3H\",\"left\":\"PT1H\"");
    }
}
