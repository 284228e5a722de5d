package dev.tiercel.systemtests;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What happens to a ticket, and what must be seen of it. Nobody acts on time but on what was seen, so the outcome does
 * not depend on how fast anything is or on who dies in between.
 */
enum Plot {
    /** Acknowledged and resolved by the first tier. */
    SOLVED_IN_TIME("P3", List.of(), List.of("1 assigned 1")) {
        @Override
        void act(Crm crm, Subscriber subscriber, String ticketId) {
            awaitMove(subscriber, ticketId, 1);
            crm.tell(ticketId, "acknowledge", Map.of("by", "ana", "sequence", 1));
            resolve(crm, ticketId, "ana", 1);
        }
    },
    /** Nobody answers: the missed first response moves it up once; the second tier takes it on. */
    NOBODY_ANSWERS("P1", List.of("first-response/1"), List.of("1 assigned 1", "2 timed-out 1>2 first-response")) {
        @Override
        void act(Crm crm, Subscriber subscriber, String ticketId) {
            awaitMove(subscriber, ticketId, 2);
            crm.tell(ticketId, "acknowledge", Map.of("by", "carla", "sequence", 2));
            resolve(crm, ticketId, "carla", 2);
        }
    },
    /** Waits for the customer for longer than its target, which then breaches as much later. */
    WAITS("P2", List.of("resolution/1"), List.of("1 assigned 1", "2 timed-out 1>2 resolution")) {
        @Override
        void prepare(Crm crm, String ticketId) {
            crm.tell(ticketId, "wait", Map.of("by", "ana", "reason", "customer"));
        }

        @Override
        void act(Crm crm, Subscriber subscriber, String ticketId) {
            crm.tell(ticketId, "resume", Map.of("by", "ana"));
            awaitMove(subscriber, ticketId, 2);
            resolve(crm, ticketId, "carla", 2);
        }
    },
    /** Handed up by hand, because it needs another skill. */
    HANDED_UP("P3", List.of(), List.of("1 assigned 1", "2 manual 1>2")) {
        @Override
        void act(Crm crm, Subscriber subscriber, String ticketId) {
            awaitMove(subscriber, ticketId, 1);
            crm.handUp(ticketId, "ana", 1);
            awaitMove(subscriber, ticketId, 2);
            crm.tell(ticketId, "acknowledge", Map.of("by", "carla", "sequence", 2));
            resolve(crm, ticketId, "carla", 2);
        }
    },
    /** Every tier lets it lie until there is none left. */
    EXHAUSTED(
            "P4",
            List.of("tier-resolution/1", "tier-resolution/2", "tier-resolution/3"),
            List.of(
                    "1 assigned 1",
                    "2 timed-out 1>2 tier-resolution",
                    "3 timed-out 2>3 tier-resolution",
                    "4 exhausted 3>3 tier-resolution")) {
        @Override
        void act(Crm crm, Subscriber subscriber, String ticketId) {
            awaitMove(subscriber, ticketId, 4);
            resolve(crm, ticketId, "elena", 4);
        }
    };

    private static final Duration PATIENCE = Duration.ofSeconds(240);

    private final String priority;
    private final List<String> breaches;
    private final List<String> moves;

    Plot(String priority, List<String> breaches, List<String> moves) {
        this.priority = priority;
        this.breaches = breaches;
        this.moves = moves;
    }

    String priority() {
        return priority;
    }

    Facts expected() {
        return new Facts(breaches, moves, "resolved");
    }

    /** Done while everything is up, right after opening. */
    void prepare(Crm crm, String ticketId) {}

    /** Done in the storm. */
    abstract void act(Crm crm, Subscriber subscriber, String ticketId);

    private static void awaitMove(Subscriber subscriber, String ticketId, int sequence) {
        subscriber.awaitOne(
                "move " + sequence + " of " + ticketId,
                PATIENCE,
                event -> event.type().equals("escalation.moved")
                        && event.ticketId().equals(ticketId)
                        && event.number("sequence") == sequence);
    }

    private static void resolve(Crm crm, String ticketId, String by, int sequence) {
        crm.tell(ticketId, "resolve", Map.of("by", by, "resolution", "The queue was restarted.", "sequence", sequence));
    }
}
