package dev.tiercel.escalation.moves;

import java.util.List;

/** What becomes of a command. */
public sealed interface Decision {

    /** In the order in which they happened; at least one. */
    record Accepted(List<EscalationEvent> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Rejected(Refusal refusal) implements Decision {}

    /** It was carried out before, or something newer has overtaken it; nothing changes. */
    record Duplicate() implements Decision {}

    /** It cannot be judged before the ticket's opening is seen; keep it and bring it again then. */
    record Parked() implements Decision {}
}
