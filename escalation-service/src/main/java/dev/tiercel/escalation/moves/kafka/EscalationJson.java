package dev.tiercel.escalation.moves.kafka;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tiercel.escalation.moves.BreachBook;
import dev.tiercel.escalation.moves.Cause;
import dev.tiercel.escalation.moves.Path;
import dev.tiercel.escalation.moves.PolicyVersion;
import dev.tiercel.escalation.moves.Stay;
import dev.tiercel.escalation.moves.Ticket;
import dev.tiercel.escalation.moves.TicketEscalation;
import dev.tiercel.escalation.moves.TicketEscalation.Seen;
import dev.tiercel.escalation.moves.TicketId;
import dev.tiercel.escalation.rulebook.EscalationPolicy;
import dev.tiercel.escalation.rulebook.PolicyRef;
import dev.tiercel.escalation.rulebook.kafka.RuleBookJson;
import java.util.List;

/** The JSON in which a ticket's escalation is kept. Of the policy only the version is part of it. */
public final class EscalationJson {

    private static final JsonMapper JSON = RuleBookJson.mapper()
            .addMixIn(TicketId.class, TicketIdForm.class)
            .addMixIn(Cause.class, CauseForm.class)
            .build();

    /** @param policy what following moves are decided by */
    private record Kept(Ticket ticket, PolicyRef policy, boolean detour, List<Stay> stays, BreachBook breaches) {}

    private EscalationJson() {}

    public static String write(Seen state) {
        Path path = state.path();
        try {
            return JSON.writeValueAsString(
                    new Kept(state.ticket(), path.policy().ref(), path.detour(), path.stays(), state.breaches()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("escalation of " + state.ticket().id() + ": cannot be written", e);
        }
    }

    /** The policy version that is needed to {@link #read} the state. */
    public static PolicyRef policyOf(String json) {
        try {
            JsonNode state = JSON.readTree(json);
            JsonNode policy = state.path("policy");
            return JSON.treeToValue(policy.isMissingNode() ? state.at("/ticket/policy") : policy, PolicyRef.class);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    public static Seen read(String json, EscalationPolicy policy) {
        try {
            ObjectNode state = (ObjectNode) JSON.readTree(json);
            if (!state.has("policy")) {
                complete(state, policy);
            }
            Kept kept = JSON.treeToValue(state, Kept.class);
            Path path = new Path(new PolicyVersion(kept.policy(), policy), kept.detour(), kept.stays());
            return TicketEscalation.of(kept.ticket(), path, kept.breaches());
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    /** States used to be kept without what they all had in common: one policy, its teams, no repeats. */
    private static void complete(ObjectNode state, EscalationPolicy policy) {
        ObjectNode ticket = (ObjectNode) state.path("ticket");
        ticket.put("finished", ticket.has("resolvedAt"));
        state.set("policy", ticket.path("policy"));
        for (JsonNode stay : state.path("stays")) {
            ((ObjectNode) stay)
                    .put("team", policy.tier(stay.path("tier").intValue()).team())
                    .set("policy", ticket.path("policy"));
        }
    }

    private static IllegalStateException unreadable(JsonProcessingException cause) {
        return new IllegalStateException("stored escalation: cannot be read", cause);
    }

    private abstract static class TicketIdForm {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        TicketIdForm(String value) {}

        @JsonValue
        abstract String value();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Cause.Created.class, name = "created"),
        @JsonSubTypes.Type(value = Cause.Missed.class, name = "breach"),
        @JsonSubTypes.Type(value = Cause.Retracted.class, name = "retraction"),
        @JsonSubTypes.Type(value = Cause.Requested.class, name = "request")
    })
    private interface CauseForm {}
}
