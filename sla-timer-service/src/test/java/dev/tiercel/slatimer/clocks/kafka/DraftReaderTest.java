package dev.tiercel.slatimer.clocks.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiercel.slatimer.clocks.PolicyRef;
import dev.tiercel.slatimer.clocks.Priority;
import dev.tiercel.slatimer.clocks.Stay;
import dev.tiercel.slatimer.clocks.Target;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftReaderTest {

    private static final Instant OPENED = Instant.parse("2026-03-02T09:00:00Z");

    private static List<Stay> stays(String stays) {
        return DraftReader.read("""
                        {"policy":{"id":"gold"},"ticket":{"openedAt":"%s","priority":"P1"},"stays":[%s]}""".formatted(OPENED, stays).getBytes(UTF_8), "default")
                .stays();
    }

    @Test
    void completesWhatAStayLeavesOut() {
        // when
        List<Stay> stays = stays("""
                {"tier":1,"startedAt":"2026-03-02T09:00:00Z","limits":{"tier-response":"PT15M"}},\
                {"tier":2,"startedAt":"2026-03-02T10:00:00Z"}""");

        // then
        assertThat(stays).extracting(Stay::sequence).containsExactly(1, 2);
        assertThat(stays).extracting(Stay::endedAt).containsExactly(OPENED.plusSeconds(3_600), null);
        assertThat(stays.get(0).limits().get(Stay.RESPONSE).of(Priority.P4)).isEqualTo(Target.parse("PT15M"));
        assertThat(stays.get(1).limits()).isEmpty();
        assertThat(stays.get(1).calendar()).isEqualTo("24x7");
        assertThat(stays.get(1).policy()).isEqualTo(new PolicyRef("draft", 1));
    }

    @Test
    void goesOnWithTheSequenceThatIsGiven() {
        // when
        List<Stay> stays = stays("""
                {"sequence":4,"tier":1,"startedAt":"2026-03-02T09:00:00Z"},\
                {"tier":2,"startedAt":"2026-03-02T10:00:00Z"}""");

        // then
        assertThat(stays).extracting(Stay::sequence).containsExactly(4, 5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"tier\":2 | \"tier\":0 | stays[1].tier: 0 (expected: >= 1)",
                "\"tier\":2, | | stays[1].tier: absent (expected: >= 1)",
                "\"tier\":2 | \"team\":2 | stays[1].team: unknown (expected: one of calendar, endedAt, limits, pauseOn, policy, sequence, startedAt, tier, warnAt)",
                "tier-response | response | stays[1].limits.response: unknown (expected: one of tier-resolution, tier-response)",
                "PT15M | soon | stays[1].limits.tier-response.P1: soon (expected: an ISO 8601 duration of up to 100 years (PT4H), working days (2wd, 1 to 366), or working days by a time (1wd by 16:00))",
                "PT15M | 2wd | stays[1].limits.tier-response.P1: 2wd (expected: a duration, as P1D; 24x7 has no working days)",
                "50% | 100% | stays[1].warnAt: 100% (expected: 1% to 99%, or an ISO 8601 duration that is left, as PT30M)",
                "\"startedAt\":\"2026-03-02T10:00:00Z\" | \"startedAt\":\"2026-03-02T08:59:59Z\" | stays[1].startedAt: 2026-03-02T08:59:59Z (expected: not before that of the stay before it, 2026-03-02T09:30:00Z)",
                "\"startedAt\":\"2026-03-02T10:00:00Z\" | \"startedAt\":\"2026-03-02T09:00:00Z\" | stays[1].startedAt: 2026-03-02T09:00:00Z (expected: not before that of the stay before it, 2026-03-02T09:30:00Z)",
                "\"startedAt\":\"2026-03-02T10:00:00Z\" | \"startedAt\":\"2026-03-02T10:00:01Z\" | stays[0].endedAt: 2026-03-02T10:00:00Z (expected: absent, or when the next stay begins, 2026-03-02T10:00:01Z)",
                "\"tier\":2 | \"tier\":2,\"endedAt\":\"2026-03-02T11:00:00Z\" | stays[1].endedAt: 2026-03-02T11:00:00Z (expected: absent, no move follows)",
                "2026-03-02T09:30:00Z | 2026-03-02T08:59:59Z | stays[0].startedAt: 2026-03-02T08:59:59Z (expected: not before ticket.openedAt, 2026-03-02T09:00:00Z)",
                "\"tier\":2 | \"tier\":2,\"sequence\":1 | stays[1].sequence: 1 (expected: > 1)",
                "\"limits\":{\"tier-response\":\"PT15M\"} | \"limits\":[] | stays[1].limits: array (expected: an object)",
                "\"tier\":2 | \"tier\":2,\"pauseOn\":\"customer\" | stays[1].pauseOn: customer (expected: an array)"
            })
    void saysWhereAStayIsWrongAndWhatIsAllowed(String right, String wrong, String message) {
        // given
        String first = """
                {"tier":1,"startedAt":"2026-03-02T09:30:00Z","endedAt":"2026-03-02T10:00:00Z"}""";
        String second = """
                {"tier":2,"startedAt":"2026-03-02T10:00:00Z","limits":{"tier-response":"PT15M"},"warnAt":["50%"]}""";

        String both = first + "," + second;

        // then
        assertThat(stays(both)).hasSize(2);
        assertThatThrownBy(() -> stays(both.replace(right, wrong == null ? "" : wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refusesMoreStaysThanATicketHas() {
        // given
        String many = IntStream.range(0, 101)
                .mapToObj(i -> "{\"tier\":1,\"startedAt\":\"2026-03-02T10:00:00Z\"}")
                .collect(Collectors.joining(","));

        // then
        assertThatThrownBy(() -> stays(many)).hasMessage("stays: 101 (expected: at most 100)");
    }
}
