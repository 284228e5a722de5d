package dev.tiercel.localstack.demo;

import dev.tiercel.localstack.StackFailure;
import java.time.Duration;

/** One open ticket in the hands of the people of a scene. */
final class ScenePlayer {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final People people;
    private final String ticket;
    private final long openedNanos = System.nanoTime();

    ScenePlayer(People people, String ticket) {
        this.people = people;
        this.ticket = ticket;
    }

    /** Waits until so long after the opening. */
    ScenePlayer at(Duration sinceOpening) {
        sleep(sinceOpening.minusNanos(System.nanoTime() - openedNanos));
        return this;
    }

    ScenePlayer after(Duration pause) {
        sleep(pause);
        return this;
    }

    /** Waits until the ticket service shows the ticket at a tier, as a person who looks at it would. */
    ScenePlayer untilTier(int tier) {
        long began = System.nanoTime();
        while (people.tier(ticket) < tier) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new StackFailure(
                        "ticket " + ticket + " did not get to tier " + tier + " within " + PATIENCE.toSeconds() + " s");
            }
            sleep(LOOK_EVERY);
        }
        return this;
    }

    ScenePlayer acknowledge(String by) {
        people.acknowledge(ticket, by);
        return this;
    }

    ScenePlayer waitForCustomer(String by) {
        people.waitForCustomer(ticket, by);
        return this;
    }

    ScenePlayer resume(String by) {
        people.resume(ticket, by);
        return this;
    }

    ScenePlayer handUp(String by, String reason) {
        people.handUp(ticket, by, reason);
        return this;
    }

    void resolve(String by, String resolution) {
        people.resolve(ticket, by, resolution);
    }

    private static void sleep(Duration pause) {
        if (pause.isNegative()) {
            return;
        }
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("the demo was interrupted", e);
        }
    }
}
