package dev.tiercel.escalation.moves.store;

import dev.tiercel.escalation.moves.EscalationCommand;
import dev.tiercel.escalation.moves.kafka.Arrival;
import dev.tiercel.escalation.moves.kafka.EventReader;
import dev.tiercel.outbox.CloudEvent;
import java.time.Instant;

/** An event as it came and what it says. */
public record Heard(CloudEvent event, byte[] body, Arrival arrival) {

    static Heard of(CloudEvent event, byte[] body) {
        return EventReader.read(event, body)
                .map(arrival -> new Heard(event, body, arrival))
                .orElseThrow(
                        () -> new IllegalStateException("event type: " + event.type() + " (expected: one that parks)"));
    }

    /** What the event asks for; an opening needs its policy and is no plain command. */
    EscalationCommand command(Instant now) {
        if (arrival instanceof Arrival.Changed changed) {
            return new EscalationCommand.Follow(changed.ticket(), null);
        } else if (arrival instanceof Arrival.Announced announced) {
            return new EscalationCommand.AnswerBreach(announced.breach(), now);
        } else if (arrival instanceof Arrival.Retracted retracted) {
            return new EscalationCommand.Retract(retracted.correction(), now);
        } else if (arrival instanceof Arrival.Reinstated reinstated) {
            return new EscalationCommand.Reinstate(reinstated.correction());
        }
        throw new IllegalStateException("event " + event.id() + ": an opening (expected: anything else)");
    }
}
