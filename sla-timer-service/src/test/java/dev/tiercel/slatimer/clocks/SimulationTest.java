package dev.tiercel.slatimer.clocks;

import static dev.tiercel.slatimer.clocks.Some.OPENED;
import static dev.tiercel.slatimer.clocks.Some.acknowledged;
import static dev.tiercel.slatimer.clocks.Some.at;
import static dev.tiercel.slatimer.clocks.Some.customerReplied;
import static dev.tiercel.slatimer.clocks.Some.only;
import static dev.tiercel.slatimer.clocks.Some.policy;
import static dev.tiercel.slatimer.clocks.Some.reassessed;
import static dev.tiercel.slatimer.clocks.Some.resumed;
import static dev.tiercel.slatimer.clocks.Some.stay;
import static dev.tiercel.slatimer.clocks.Some.ticket;
import static dev.tiercel.slatimer.clocks.Some.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Seconds are counted from the opening. */
class SimulationTest {

    private static List<String> timeline(Simulation simulation) {
        return simulation.timeline().stream()
                .map(entry -> Duration.between(OPENED, entry.at()).toSeconds() + " " + what(entry))
                .toList();
    }

    private static String what(Simulation.Entry entry) {
        if (entry instanceof Simulation.Breached breached) {
            Promise promise = breached.breach().promise();
            return promise.objective() + (promise.tier() == null ? "" : " of tier " + promise.tier()) + " breached";
        } else if (entry instanceof Simulation.Moved moved) {
            return "moved to tier " + moved.stay().tier();
        } else if (entry instanceof Simulation.Happened happened) {
            return happened.happening().getClass().getSimpleName();
        }
        return entry.getClass().getSimpleName();
    }

    @Test
    void measuresATierFromTheMoveToItAndCancelsWhatIsLeftBehind() {
        // when
        Simulation simulation = Simulation.of(
                ticket(),
                List.of(stay(1, 0, 50L, Stay.RESOLUTION, 60), stay(2, 50, null, Stay.RESPONSE, 30)),
                only(Some.NO_OBJECTIVES),
                null);

        // then
        assertThat(timeline(simulation))
                .containsExactly(
                        "0 Opened", "0 moved to tier 1", "50 moved to tier 2", "80 tier-response of tier 2 breached");
        assertThat(simulation.clocks())
                .extracting(explained -> explained.clock().state())
                .containsExactly(new ClockState.Cancelled(at(50)), new ClockState.BreachedAndRunning(at(80)));
    }

    @Test
    void knowsNothingOfAMoveBeforeItIsMade() {
        // when
        Simulation simulation = Simulation.of(
                ticket(acknowledged(70, 1)),
                List.of(
                        stay(1, 0, 60L, Stay.RESOLUTION, 60),
                        stay(2, 60, 200L, Stay.RESPONSE, 20),
                        stay(3, 200, null, Stay.RESPONSE, 20)),
                only(Some.NO_OBJECTIVES),
                at(150));

        // then
        assertThat(timeline(simulation))
                .containsExactly(
                        "0 Opened",
                        "0 moved to tier 1",
                        "60 tier-resolution of tier 1 breached",
                        "60 moved to tier 2",
                        "70 Acknowledged",
                        "80 tier-response of tier 2 breached");
        assertThat(simulation.clocks()).hasSize(2);
    }

    @Test
    void pausesATierForWhatItsStayPausesOn() {
        // when
        Simulation simulation = Simulation.of(
                ticket(waiting(10, "customer"), resumed(40)),
                List.of(stay(1, 0, null, Stay.RESOLUTION, 60, "customer")),
                only(Some.NO_OBJECTIVES),
                null);

        // then
        assertThat(timeline(simulation)).contains("90 tier-resolution of tier 1 breached");
    }

    @Test
    void hearsTogetherOfWhatLiesInTheSameInstant() {
        // when
        Simulation simulation = Simulation.of(
                ticket(customerReplied(60), reassessed(60, Priority.P2)),
                List.of(),
                only(policy(SlaPolicy.RESOLUTION, 60)),
                null);

        // then
        assertThat(timeline(simulation))
                .containsExactly("0 Opened", "60 CustomerReplied", "60 Reassessed", "120 resolution breached");
    }
}
