package dev.tiercel.escalation.moves.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tiercel.escalation.moves.Cause;
import dev.tiercel.escalation.moves.EscalationEvent.Move;
import dev.tiercel.escalation.moves.EscalationEvent.Moved;
import dev.tiercel.escalation.moves.EscalationEvent.NotMoved;
import dev.tiercel.escalation.moves.Stay;
import dev.tiercel.escalation.moves.Ticket;
import dev.tiercel.escalation.moves.TicketEscalation.Seen;
import dev.tiercel.escalation.moves.kafka.EscalatedBodies.CauseBody;
import dev.tiercel.escalation.moves.kafka.EscalatedBodies.MovedBody;
import dev.tiercel.escalation.moves.kafka.EscalatedBodies.NotMovedBody;
import dev.tiercel.escalation.moves.kafka.EscalatedBodies.StayBody;
import dev.tiercel.escalation.rulebook.PolicyRef;
import dev.tiercel.escalation.rulebook.Tier;
import dev.tiercel.escalation.rulebook.kafka.RuleBookJson;
import dev.tiercel.outbox.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One record for {@code escalated}; its key is the ticket id. The same cause always gives the same event id. */
public record EscalatedRecord(CloudEvent event, byte[] json) {

    public static final String TOPIC = "escalated";

    private static final JsonMapper JSON = RuleBookJson.mapper().build();

    /** @param after the ticket's escalation with the move made */
    public static EscalatedRecord of(Move move, Seen after, List<String> responders, @Nullable String traceparent) {
        Ticket ticket = after.ticket();
        Stay stay = move.stay();
        Tier tier = after.path().policy().tier(stay.tier());
        MovedBody body = new MovedBody(
                ticket.id().value(),
                ticket.tenant(),
                stay.sequence(),
                stay.kind(),
                move instanceof Moved moved ? moved.fromTier() : null,
                stay.tier(),
                tier.name(),
                stay.startedAt(),
                cause(stay.cause()),
                tier.team(),
                responders,
                tier.actionSteps(),
                tier.communication(),
                ticket.policy(),
                after.path().stays().stream()
                        .map(one -> stay(one, ticket.policy()))
                        .toList(),
                ticket.version());
        return record(eventId(ticket, stay), "moved", "escalation-moved", stay.startedAt(), ticket, traceparent, body);
    }

    public static EscalatedRecord of(NotMoved answer, Seen after, @Nullable String traceparent) {
        Ticket ticket = after.ticket();
        Stay current = after.path().current();
        NotMovedBody body = new NotMovedBody(
                ticket.id().value(),
                ticket.tenant(),
                answer.breach().eventId(),
                answer.breach().breachId(),
                answer.breach().objective(),
                answer.reason(),
                current.tier(),
                current.sequence(),
                answer.decidedAt(),
                ticket.version());
        String id = id("answer", answer.breach().eventId());
        return record(id, "not-moved", "escalation-not-moved", answer.decidedAt(), ticket, traceparent, body);
    }

    private static EscalatedRecord record(
            String id,
            String type,
            String schema,
            Instant time,
            Ticket ticket,
            @Nullable String traceparent,
            Object body) {
        CloudEvent event = new CloudEvent(
                id,
                "dev.tiercel.escalation." + type + ".v1",
                "/tiercel/escalation-service",
                ticket.id().value(),
                time,
                "https://tiercel.dev/contracts/schemas/" + schema + ".v1.json",
                ticket.tenant(),
                traceparent);
        try {
            return new EscalatedRecord(event, JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event " + id + ": cannot be written", e);
        }
    }

    private static String eventId(Ticket ticket, Stay stay) {
        Cause cause = stay.cause();
        if (cause instanceof Cause.Created created) {
            return id("assigned", created.eventId());
        } else if (cause instanceof Cause.Missed missed) {
            return id(
                    "answer", missed.breach().eventId()); // the id a refusal to move would have: one answer per breach
        } else if (cause instanceof Cause.Retracted retracted) {
            return id("handed-back", retracted.correction().eventId());
        }
        return id(
                "requested",
                ticket.id() + "/" + stay.sequence()); // a request has no event; its move's number is unique
    }

    private static String id(String purpose, String cause) {
        return UUID.nameUUIDFromBytes((purpose + "|" + cause).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static CauseBody cause(Cause cause) {
        if (cause instanceof Cause.Created created) {
            return new CauseBody("created", created.eventId(), null, null, null, null, null, null);
        } else if (cause instanceof Cause.Missed missed) {
            var breach = missed.breach();
            return new CauseBody(
                    "breach",
                    breach.eventId(),
                    breach.breachId(),
                    breach.objective(),
                    breach.dueAt(),
                    breach.detectedAt(),
                    null,
                    null);
        } else if (cause instanceof Cause.Retracted retracted) {
            var correction = retracted.correction();
            return new CauseBody(
                    "retraction",
                    correction.eventId(),
                    correction.breachId(),
                    correction.objective(),
                    correction.dueAt(),
                    correction.detectedAt(),
                    null,
                    null);
        }
        Cause.Requested request = (Cause.Requested) cause;
        return new CauseBody("request", null, null, null, null, null, request.by(), request.reason());
    }

    private static StayBody stay(Stay stay, PolicyRef policy) {
        return new StayBody(
                stay.sequence(),
                stay.tier(),
                stay.startedAt(),
                stay.endedAt(),
                stay.limits(),
                stay.pauseOn(),
                stay.calendar(),
                policy);
    }
}
