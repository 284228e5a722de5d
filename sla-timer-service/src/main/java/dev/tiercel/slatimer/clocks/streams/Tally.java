package dev.tiercel.slatimer.clocks.streams;

import dev.tiercel.slatimer.clocks.Clock;
import dev.tiercel.slatimer.clocks.ClockState;
import java.util.List;

/** How many clocks are in each state that is not final. */
public record Tally(long running, long paused, long breachedAndRunning) {

    public static final Tally NONE = new Tally(0, 0, 0);

    static Tally of(List<Clock> clocks) {
        return new Tally(
                count(clocks, ClockState.Running.class),
                count(clocks, ClockState.Paused.class),
                count(clocks, ClockState.BreachedAndRunning.class));
    }

    Tally plus(Tally other) {
        return new Tally(running + other.running, paused + other.paused, breachedAndRunning + other.breachedAndRunning);
    }

    Tally minus(Tally other) {
        return new Tally(running - other.running, paused - other.paused, breachedAndRunning - other.breachedAndRunning);
    }

    private static long count(List<Clock> clocks, Class<? extends ClockState> state) {
        return clocks.stream().filter(clock -> state.isInstance(clock.state())).count();
    }
}
