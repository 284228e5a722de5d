package dev.tiercel.escalation.moves;

import static dev.tiercel.escalation.moves.Situation.answer;
import static dev.tiercel.escalation.moves.Situation.breach;
import static dev.tiercel.escalation.moves.Situation.handBack;
import static dev.tiercel.escalation.moves.Situation.tierBreach;
import static dev.tiercel.escalation.moves.Situation.toTeam;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tiercel.contracts.EventContracts;
import dev.tiercel.escalation.moves.TicketEscalation.Seen;
import dev.tiercel.escalation.moves.kafka.EscalatedRecord;
import dev.tiercel.escalation.rulebook.EscalationPolicy;
import dev.tiercel.escalation.rulebook.EscalationPolicy.Repeat;
import dev.tiercel.escalation.rulebook.PolicyRef;
import dev.tiercel.escalation.rulebook.Target;
import dev.tiercel.escalation.rulebook.Targets;
import dev.tiercel.escalation.rulebook.Tier;
import dev.tiercel.escalation.rulebook.WaitReason;
import dev.tiercel.escalation.rulebook.Warning;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The clocks of a tier know nothing but the stays: whatever counts for them has to be there. */
class StayLimitsTest {

    private static final Tier DESK = tier(
            1,
            Map.of(
                    Tier.RESPONSE, Targets.same(Target.of(Duration.ofHours(4))),
                    Tier.RESOLUTION, Targets.same(new Target.WorkingDays(2, null))),
            "office",
            new Warning.AfterPercent(80),
            new Warning.Before(Duration.ofHours(1)));
    private static final Tier HEAD = tier(
            2, Map.of(Tier.RESOLUTION, Targets.same(new Target.WorkingDays(1, LocalTime.of(16, 0)))), "head-office");
    private static final PolicyVersion STAGES = new PolicyVersion(
            new PolicyRef("stages", 3),
            new EscalationPolicy("stages", "Stages", Duration.ofMinutes(1), List.of(DESK, HEAD), new Repeat(1, 1)));

    private static Tier tier(int number, Map<String, Targets> limits, String calendar, Warning... warnAt) {
        return new Tier(
                number,
                "Tier " + number,
                "team-" + number,
                List.of("ana"),
                limits,
                List.of(warnAt),
                List.of(WaitReason.CUSTOMER),
                calendar,
                List.of("look"),
                null);
    }

    private static void assertThatLimitsAreOf(Tier tier, Stay stay) {
        assertThat(stay.limits()).isEqualTo(tier.limits());
        assertThat(stay.warnAt()).isEqualTo(tier.warnAt());
        assertThat(stay.pauseOn()).isEqualTo(tier.pauseOn());
        assertThat(stay.calendar()).isEqualTo(tier.calendar());
    }

    @Test
    void everyStayHasTheLimitsOfItsTierHoweverTheTicketCameThere() {
        // when
        Situation ticket = Situation.openedUnder(STAGES)
                .when(answer(tierBreach(Tier.RESOLUTION, 1, 100)))
                .when(handBack(null, 120))
                .when(toTeam("lawyers", 130))
                .when(answer(tierBreach(Tier.RESOLUTION, 4, 200)))
                .when(answer(tierBreach(Tier.RESOLUTION, 5, 300)));
        // then
        assertThat(ticket.story())
                .containsExactly(
                        "assigned 1", "timed-out 2", "handed-back 1", "functional 1", "timed-out 2", "repeated 1");
        List<Stay> stays = ticket.path().stays();
        for (Stay stay : stays) {
            assertThatLimitsAreOf(stay.tier() == 1 ? DESK : HEAD, stay);
        }
    }

    @Test
    void anExhaustedPathHasNoClocksLeftToMiss() {
        // when
        Situation ticket = Situation.openedUnder(STAGES)
                .when(answer(tierBreach(Tier.RESOLUTION, 1, 100)))
                .when(answer(tierBreach(Tier.RESOLUTION, 2, 200)))
                .when(answer(tierBreach(Tier.RESOLUTION, 3, 300)))
                .when(answer(tierBreach(Tier.RESOLUTION, 4, 400)));
        // then
        assertThat(ticket.story()).endsWith("repeated 1", "timed-out 2", "exhausted 2");
        assertThat(ticket.current().limits()).isEmpty();
        assertThat(ticket.current().warnAt()).isEmpty();
    }

    @Test
    void settlingIsElapsedTimeWhateverCalendarTheTierIsCountedBy() {
        // when
        Situation ticket = Situation.openedUnder(STAGES)
                .when(answer(tierBreach(Tier.RESOLUTION, 1, 100)))
                .when(answer(breach("resolution", 101)))
                .when(answer(breach("next-update", 102)));
        // then
        assertThat(ticket.story()).containsExactly("assigned 1", "timed-out 2", "not-moved absorbed", "repeated 1");
    }

    @Test
    void whatIsPublishedSaysTheTextOfTheTargets() throws IOException {
        // given
        Seen ticket = (Seen) Situation.openedUnder(STAGES)
                .when(answer(tierBreach(Tier.RESOLUTION, 1, 100)))
                .state();
        // when
        EscalatedRecord record = EscalatedRecord.standing(ticket, List.of("ana"), null);
        // then
        JsonNode stays = new ObjectMapper().readTree(record.json()).path("stays");
        assertThat(stays.at("/0/limits/tier-resolution/P3").asText()).isEqualTo("2wd");
        assertThat(stays.at("/0/warnAt").toString()).isEqualTo("[\"80%\",\"PT1H\"]");
        assertThat(stays.at("/0/calendar").asText()).isEqualTo("office");
        assertThat(stays.at("/1/limits/tier-resolution/P1").asText()).isEqualTo("1wd by 16:00");
        assertThat(stays.at("/1").has("warnAt")).isFalse();
        ConsumerRecord<String, byte[]> consumed =
                new ConsumerRecord<>(record.topic(), 0, 0, ticket.ticket().id().value(), record.json());
        record.event()
                .headers()
                .forEach((name, value) -> consumed.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        assertThat(EventContracts.packaged().validate(consumed)).isEmpty();
    }
}
