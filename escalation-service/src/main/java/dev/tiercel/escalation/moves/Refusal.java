package dev.tiercel.escalation.moves;

import dev.tiercel.escalation.rulebook.PolicyRef;

/** Why somebody's request was turned down. {@code detail} is for the person who asked. */
public sealed interface Refusal {

    String detail();

    /** No ticket of that id has been opened, or its opening has not arrived here yet. */
    record NotSeen() implements Refusal {
        @Override
        public String detail() {
            return "the ticket has not been seen";
        }
    }

    record TicketFinished() implements Refusal {
        @Override
        public String detail() {
            return "the ticket is finished: resolved, closed, cancelled or merged into another";
        }
    }

    record OtherStay(int asked, int current) implements Refusal {
        @Override
        public String detail() {
            return "sequence: " + asked + " (the ticket's stay is " + current + ")";
        }
    }

    record AtLastTier(int tier) implements Refusal {
        @Override
        public String detail() {
            return "the ticket is at tier " + tier + ", the last of its path";
        }
    }

    record AtFirstTier() implements Refusal {
        @Override
        public String detail() {
            return "the ticket is at tier 1, and there is none below";
        }
    }

    record UnknownTier(int asked, PolicyRef policy, int last) implements Refusal {
        @Override
        public String detail() {
            return "tier " + asked + " is none of " + policy + " (allowed: 1 to " + last + ")";
        }
    }

    /** A tier there is, but not in the direction asked for. {@code from} and {@code to} are the tiers that are. */
    record WrongDirection(int asked, int from, int to) implements Refusal {
        @Override
        public String detail() {
            return "tier " + asked + " lies the other way (allowed: " + (from == to ? from : from + " to " + to) + ")";
        }
    }

    record UnknownTeam(String team) implements Refusal {
        @Override
        public String detail() {
            return "the directory has no team " + team;
        }
    }

    record SameTeam(String team) implements Refusal {
        @Override
        public String detail() {
            return "team " + team + " has the ticket already";
        }
    }

    record UnknownPolicy(String policy) implements Refusal {
        @Override
        public String detail() {
            return "no escalation policy " + policy + " has been published";
        }
    }

    record SamePath(PolicyRef policy) implements Refusal {
        @Override
        public String detail() {
            return "the ticket is on the path of " + policy + " already (hand it up or back to change its tier)";
        }
    }

    record TooManyMoves(int allowed) implements Refusal {
        @Override
        public String detail() {
            return "it has been moved " + allowed + " times, and nobody can ask for more";
        }
    }
}
