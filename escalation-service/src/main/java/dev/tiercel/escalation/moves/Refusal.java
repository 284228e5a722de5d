package dev.tiercel.escalation.moves;

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

    record AlreadyResolved() implements Refusal {
        @Override
        public String detail() {
            return "the ticket is resolved";
        }
    }

    record AtLastTier(int tier) implements Refusal {
        @Override
        public String detail() {
            return "the ticket is at tier " + tier + ", the last of its policy";
        }
    }

    record OtherStay(int asked, int current) implements Refusal {
        @Override
        public String detail() {
            return "sequence: " + asked + " (the ticket's stay is " + current + ")";
        }
    }
}
