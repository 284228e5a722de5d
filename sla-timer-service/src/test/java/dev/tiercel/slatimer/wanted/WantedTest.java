package dev.tiercel.slatimer.wanted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tiercel.slatimer.clocks.ServiceCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WantedTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Map<String, ServiceCalendar> NONE = Map.of();

    private static WantedSet set(int generation, WantedTimer... timers) {
        return new WantedSet("escalation-service", "default", "a-ticket", generation, List.of(timers));
    }

    private static WantedTimer at(String id, Instant dueAt) {
        return new WantedTimer(id, new When.At(dueAt));
    }

    private static List<String> elapsed(Wanted.Look look) {
        return look.elapsed().stream().map(Elapsed::timerId).toList();
    }

    @Test
    void elapsesNothingAMillisecondEarly() {
        // when
        Wanted.Look look = Wanted.of(set(1, at("lapse", NINE))).at(NINE.minusMillis(1), NONE);

        // then
        assertThat(look.elapsed()).isEmpty();
        assertThat(look.wakeAt()).isEqualTo(NINE);
    }

    @Test
    void elapsesAtTheDueInstant() {
        // when
        Wanted.Look look = Wanted.of(set(1, at("lapse", NINE))).at(NINE, NONE);

        // then
        assertThat(elapsed(look)).containsExactly("lapse");
        assertThat(look.wakeAt()).isNull();
    }

    @Test
    void elapsesAMillisecondLateIfItLearnsOfItThen() {
        // when
        Wanted.Look look = Wanted.of(set(1, at("lapse", NINE))).at(NINE.plusMillis(1), NONE);

        // then
        assertThat(elapsed(look)).containsExactly("lapse");
    }

    @Test
    void elapsesOnceAndGoesOnWithTheNext() {
        // given
        Wanted wanted = Wanted.of(set(1, at("second", NINE.plusSeconds(60)), at("first", NINE)));

        // when
        Wanted.Look first = wanted.at(NINE, NONE);
        Wanted.Look second = first.after().at(NINE.plusSeconds(60), NONE);

        // then
        assertThat(elapsed(first)).containsExactly("first");
        assertThat(first.wakeAt()).isEqualTo(NINE.plusSeconds(60));
        assertThat(elapsed(second)).containsExactly("second");
        assertThat(second.wakeAt()).isNull();
    }

    @Test
    void tellsWhatIsLateInTheOrderInWhichItWasDue() {
        // when
        Wanted.Look look = Wanted.of(set(1, at("second", NINE.plusSeconds(60)), at("first", NINE)))
                .at(NINE.plusSeconds(100), NONE);

        // then
        assertThat(elapsed(look)).containsExactly("first", "second");
    }

    @Test
    void countsADurationFromItsStart() {
        // when
        Wanted.Look look = Wanted.of(set(1, new WantedTimer("attempt", new When.After(NINE, Duration.ofMinutes(5)))))
                .at(NINE, NONE);

        // then
        assertThat(look.wakeAt()).isEqualTo(NINE.plusSeconds(300));
    }

    @Test
    void aNewerSetReplacesWhatWasLeftAndWhatHadElapsed() {
        // given
        Wanted.Look first = Wanted.of(set(1, at("kept", NINE), at("dropped", NINE.plusSeconds(60))))
                .at(NINE, NONE);

        // when
        Wanted newer = first.after().with(set(2, at("kept", NINE)));

        // then
        assertThat(elapsed(newer.at(NINE.plusSeconds(60), NONE))).containsExactly("kept");
    }

    @Test
    void anEmptySetCancelsAll() {
        // when
        Wanted cancelled = Wanted.of(set(1, at("lapse", NINE))).with(set(2));

        // then
        assertThat(cancelled.at(NINE, NONE).elapsed()).isEmpty();
        assertThat(cancelled.at(NINE, NONE).wakeAt()).isNull();
    }

    @Test
    void anOlderOrRepeatedSetChangesNothing() {
        // given
        Wanted wanted = Wanted.of(set(2, at("lapse", NINE))).at(NINE, NONE).after();

        // when
        Wanted same = wanted.with(set(1, at("old", NINE))).with(set(2, at("lapse", NINE)));

        // then
        assertThat(same).isSameAs(wanted);
    }

    @Test
    void refusesTwoTimersOfOneName() {
        assertThatThrownBy(() -> set(1, at("lapse", NINE), at("lapse", NINE.plusSeconds(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timers: 1 of them named as another (expected: ids that differ)");
    }
}
