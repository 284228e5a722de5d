package dev.tiercel.escalation.moves.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tiercel.escalation.moves.Cause;
import dev.tiercel.escalation.moves.EscalationEvent.Move;
import dev.tiercel.escalation.moves.EscalationEvent.Moved;
import dev.tiercel.escalation.moves.EscalationEvent.NotMoved;
import dev.tiercel.escalation.moves.EscalationEvent.Rerouted;
import dev.tiercel.escalation.moves.MoveKind;
import dev.tiercel.escalation.moves.Stay;
import dev.tiercel.escalation.moves.Ticket;
import dev.tiercel.escalation.moves.TicketEscalation.Seen;
import dev.tiercel.escalation.moves.kafka.EscalatedBodies.CauseBody;
import dev.tiercel.escalation.moves.kafka.EscalatedBodies.MovedBody;
import dev.tiercel.escalation.moves.kafka.EscalatedBodies.NotMovedBody;
import dev.tiercel.escalation.moves.kafka.EscalatedBodies.StayBody;
import dev.tiercel.escalation.moves.kafka.EscalatedBodies.TiersBody;
import dev.tiercel.escalation.rulebook.Tier;
import dev.tiercel.escalation.rulebook.kafka.RuleBookJson;
import dev.tiercel.outbox.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record for {@code escalated} or {@code tiers}; its key is the ticket id. The same cause always gives the same event
 * id.
 */
public record EscalatedRecord(String topic, CloudEvent event, byte[] json) {

    private static final String ESCALATED = "escalated";
    private static final String TIERS = "tiers";

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
                fromTier(move),
                stay.tier(),
                tier.name(),
                stay.kind() == MoveKind.REPEATED ? stay.repeat() : null,
                stay.startedAt(),
                cause(stay.cause()),
                stay.team(),
                responders,
                tier.actionSteps(),
                tier.communication(),
                stay.policy(),
                stays(after),
                ticket.version());
        String id = eventId(ticket, stay);
        CloudEvent event = event(id, "escalation.moved", "escalation-moved", stay.startedAt(), ticket, traceparent);
        return record(ESCALATED, event, body);
    }

    /** Where the ticket stands after a move, for {@code tiers}. */
    public static EscalatedRecord standing(Seen after, List<String> responders, @Nullable String traceparent) {
        Ticket ticket = after.ticket();
        Stay stay = after.path().current();
        TiersBody body = new TiersBody(
                ticket.id().value(),
                ticket.tenant(),
                stay.sequence(),
                stay.kind(),
                stay.tier(),
                after.path().policy().tier(stay.tier()).name(),
                stay.startedAt(),
                stay.team(),
                responders,
                stay.policy(),
                stays(after),
                ticket.version());
        String id = id("tiers", eventId(ticket, stay));
        return record(TIERS, event(id, "tiers.changed", "tiers", stay.startedAt(), ticket, traceparent), body);
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
        CloudEvent event =
                event(id, "escalation.not-moved", "escalation-not-moved", answer.decidedAt(), ticket, traceparent);
        return record(ESCALATED, event, body);
    }

    private static CloudEvent event(
            String id, String type, String schema, Instant time, Ticket ticket, @Nullable String traceparent) {
        return new CloudEvent(
                id,
                "dev.tiercel." + type + ".v1",
                "/tiercel/escalation-service",
                ticket.id().value(),
                time,
                "https://tiercel.dev/contracts/schemas/" + schema + ".v1.json",
                ticket.tenant(),
                traceparent);
    }

    private static EscalatedRecord record(String topic, CloudEvent event, Object body) {
        try {
            return new EscalatedRecord(topic, event, JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event " + event.id() + ": cannot be written", e);
        }
    }

    private static @Nullable Integer fromTier(Move move) {
        if (move instanceof Moved moved) {
            return moved.fromTier();
        }
        return move instanceof Rerouted rerouted ? rerouted.fromTier() : null;
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

    private static List<StayBody> stays(Seen after) {
        return after.path().stays().stream()
                .map(stay -> new StayBody(
                        stay.sequence(),
                        stay.tier(),
                        stay.startedAt(),
                        stay.endedAt(),
                        stay.limits(),
                        stay.warnAt().isEmpty() ? null : stay.warnAt(),
                        stay.pauseOn(),
                        stay.calendar(),
                        stay.policy()))
                .toList();
    }
}
