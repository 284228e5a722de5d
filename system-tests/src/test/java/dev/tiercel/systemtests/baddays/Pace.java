package dev.tiercel.systemtests.baddays;

import java.time.Duration;

/**
 * How long things last, and how hard they come. The rule book of bad days, and the lives of the load, are about two hundred
 * times as fast as those of a help desk: a minute is more than three hours there.
 *
 * @param ticketEvery a new ticket
 * @param calm before the first and after the last trouble, and at most between two
 * @param outage how long what goes away stays away
 * @param gently whether the broker is stopped, not killed: after a kill it reads all its logs before it serves anybody
 * @param speed of a replay, whose log is of a day: how many times as fast
 */
record Pace(Duration ticketEvery, Duration calm, Duration outage, boolean gently, int speed) {

    /** The same with fewer tickets, where something else comes beside them. */
    Pace sparse() {
        return new Pace(ticketEvery.multipliedBy(3), calm, outage, gently, speed);
    }

    static Pace shortOne() {
        return new Pace(Duration.ofMillis(400), Duration.ofSeconds(3), Duration.ofSeconds(5), true, 400);
    }

    static Pace longOne() {
        return new Pace(Duration.ofMillis(400), Duration.ofSeconds(15), Duration.ofSeconds(60), false, 300);
    }
}
