package dev.tiercel.slatimer.clocks.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tiercel.calendars.CalendarVersions;
import dev.tiercel.slatimer.clocks.Breach;
import dev.tiercel.slatimer.clocks.Promise;
import dev.tiercel.slatimer.clocks.Rules;
import dev.tiercel.slatimer.clocks.ServiceCalendar;
import dev.tiercel.slatimer.clocks.Simulation;
import dev.tiercel.slatimer.clocks.SlaPolicy;
import dev.tiercel.slatimer.clocks.kafka.DraftReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A simulation tells of tiers what is told of a real ticket whose moves and life are the same. */
class SimulatedTiersTopologyTest {

    private static final Instant OPENED = Instant.parse("2026-03-02T14:00:00Z");
    private static final long MINUTE = 60_000;
    private static final Event OFFICE = Story.office(1, "2026-01-01T00:00:00Z");
    private static final Event POLICY = Story.officePolicy("gold");
    private static final String FIRST_LINE = """
            "limits":{"tier-response":{"P1":"PT15M","P2":"PT30M","P3":"PT1H","P4":"PT2H"},\
            "tier-resolution":{"P1":"PT1H","P2":"PT2H","P3":"PT4H","P4":"PT8H"}},\
            "pauseOn":["customer"],"calendar":"office","warnAt":["50%","PT5M"]""";
    private static final String SPECIALISTS = """
            "limits":{"tier-response":{"P1":"PT30M","P2":"PT30M","P3":"PT30M","P4":"PT30M"},\
            "tier-resolution":{"P1":"1wd","P2":"1wd by 12:00","P3":"2wd","P4":"2wd"}},\
            "pauseOn":["vendor"],"calendar":"office","warnAt":["80%"]""";
    private static final String EXPERTS = """
            "limits":{"tier-resolution":{"P1":"PT6H","P2":"PT12H","P3":"PT24H","P4":"PT48H"}},\
            "pauseOn":[],"calendar":"24x7\"""";

    @TempDir
    Path directory;

    private record Step(long at, Event event) {}

    private static List<Step> life(Story story) {
        return List.of(
                new Step(0, story.created()),
                new Step(MINUTE, story.moved(MINUTE, FIRST_LINE)),
                new Step(20 * MINUTE, story.waiting(20 * MINUTE, "customer")),
                new Step(35 * MINUTE, story.customerReplied(35 * MINUTE)),
                new Step(100 * MINUTE, story.moved(100 * MINUTE, SPECIALISTS)),
                new Step(125 * MINUTE, story.acknowledged(125 * MINUTE, 2)),
                new Step(130 * MINUTE, story.waiting(130 * MINUTE, "vendor")),
                new Step(1_400 * MINUTE, story.resumed(1_400 * MINUTE)),
                new Step(1_410 * MINUTE, story.reassessed(1_410 * MINUTE, "P2")),
                new Step(1_700 * MINUTE, story.moved(1_700 * MINUTE, EXPERTS)),
                new Step(3_000 * MINUTE, story.resolved(3_000 * MINUTE, 3)));
    }

    private List<String> measured(List<Step> life) {
        List<String> told = new ArrayList<>();
        try (Bench bench = new Bench(directory, OPENED, 100)) {
            bench.send(OFFICE);
            bench.send(POLICY);
            for (Step step : life) {
                while (bench.now().isBefore(OPENED.plusMillis(step.at()))) {
                    bench.at(bench.now().plus(Duration.ofMinutes(1)));
                }
                bench.send(step.event());
            }
            bench.warnings().forEach(warning -> told.add(told(warning.body(), "warningDueAt", "warnAt")));
            for (Told breach : bench.breaches()) {
                assertThat(breach.word()).isEqualTo("announced");
                told.add(told(breach.body(), "dueAt", "none"));
            }
        }
        return told;
    }

    private static String told(JsonNode body, String at, String warnAt) {
        return "%s %s/%d of tier %s, %s by %s%s"
                .formatted(
                        body.path(at).asText(),
                        body.path("objective").asText(),
                        body.path("instance").asInt(),
                        body.path("tier").asText("none"),
                        body.path("target").asText(),
                        body.path("calendar").path("id").asText(),
                        body.has(warnAt) ? " warned " + body.path(warnAt).asText() : "");
    }

    private static List<String> simulated(String request) {
        DraftReader.Draft draft = DraftReader.read(request.getBytes(UTF_8), "default");
        SlaPolicy policy = ((DraftReader.Wanted.Given) draft.policy()).policy();
        CalendarVersions office = CalendarVersions.of(List.of(new CalendarVersions.Version(
                1, Instant.EPOCH, draft.calendars().get(0).calendar())));
        Rules rules = new Rules(Map.of(policy.ref(), policy), Map.of("office", new ServiceCalendar("office", office)));
        List<String> told = new ArrayList<>();
        for (Simulation.Entry entry :
                Simulation.of(draft.ticket(), draft.stays(), rules, null).timeline()) {
            if (entry instanceof Simulation.Warned warned) {
                told.add(told(warned.at(), warned.warning().breach()) + " warned "
                        + warned.warning().warning().warnAt().text());
            } else if (entry instanceof Simulation.Breached breached) {
                told.add(told(breached.at(), breached.breach()));
            }
        }
        return told;
    }

    private static String told(Instant at, Breach breach) {
        Promise promise = breach.promise();
        return "%s %s/%d of tier %s, %s by %s"
                .formatted(
                        at,
                        promise.objective(),
                        promise.instance(),
                        promise.tier() == null ? "none" : promise.tier(),
                        promise.target().text(),
                        promise.calendar());
    }

    @Test
    void tellsOfTiersWhatIsToldOfARealTicket() {
        // given
        Story story = new Story(UUID.randomUUID().toString(), OPENED, "gold");
        List<String> measured = measured(life(story));

        // when
        List<String> simulated =
                simulated("""
                {"policy":%s,"calendars":[%s],"ticket":{"openedAt":"%s","priority":"P1"},"happenings":%s,"stays":%s}""".formatted(POLICY.body(), OFFICE.body(), OPENED, story.happenings(), story.stays()));

        // then
        assertThat(simulated)
                .containsExactlyInAnyOrderElementsOf(measured)
                .contains(
                        "2026-03-02T14:16:00Z tier-response/1 of tier 1, PT15M by office",
                        "2026-03-02T15:16:00Z tier-resolution/1 of tier 1, PT1H by office",
                        "2026-03-04T06:20:00Z tier-resolution/3 of tier 3, PT12H by 24x7");
    }
}
