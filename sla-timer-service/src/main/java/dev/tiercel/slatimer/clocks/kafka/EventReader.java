package dev.tiercel.slatimer.clocks.kafka;

import dev.tiercel.slatimer.clocks.Happening;
import dev.tiercel.slatimer.clocks.PolicyRef;
import dev.tiercel.slatimer.clocks.Priority;
import dev.tiercel.slatimer.clocks.SlaPolicy;
import dev.tiercel.slatimer.clocks.Stay;
import dev.tiercel.slatimer.clocks.Targets;
import dev.tiercel.slatimer.clocks.Ticket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Reads the events clocks depend on. */
public final class EventReader {

    // A ticket event of a type that is not known yet carries the snapshot all the same; a `.v2` comes beside a `.v1`.
    private static final Pattern TICKET_TYPE = Pattern.compile("dev\\.tiercel\\.ticket\\.[a-z-]+\\.v1");
    // What changes clocks and comes without a snapshot is broken; anything else without one is not for the timer.
    private static final Set<String> NEEDED = Set.of(
            "dev.tiercel.ticket.created.v1",
            "dev.tiercel.ticket.acknowledged.v1",
            "dev.tiercel.ticket.replied.v1",
            "dev.tiercel.ticket.customer-replied.v1",
            "dev.tiercel.ticket.waiting.v1",
            "dev.tiercel.ticket.resumed.v1",
            "dev.tiercel.ticket.reassessed.v1",
            "dev.tiercel.ticket.policies-changed.v1",
            "dev.tiercel.ticket.resolved.v1",
            "dev.tiercel.ticket.reopened.v1",
            "dev.tiercel.ticket.closed.v1",
            "dev.tiercel.ticket.cancelled.v1",
            "dev.tiercel.ticket.merged.v1");
    private static final String MOVED = "dev.tiercel.escalation.moved.v1";
    private static final List<String> TIER_OBJECTIVES = List.of(Stay.RESPONSE, Stay.RESOLUTION);

    private EventReader() {}

    public static Incoming read(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        try {
            String type = Attributes.text(headers, "ce_type");
            if (!TICKET_TYPE.matcher(type).matches() && !type.equals(MOVED)) {
                return new Incoming.Ignored(type);
            }
            Cause cause = new Cause(
                    Attributes.text(headers, "ce_id"), type, Attributes.textIfPresent(headers, "traceparent"));
            if (key == null) {
                throw new MalformedException("key: absent (expected: the ticket id)");
            }
            String ticketId = new String(key, StandardCharsets.UTF_8);
            Fields body = Fields.body(value);
            if (type.equals(MOVED)) {
                refuseOtherKey(body.text("ticketId"), ticketId);
                return new Incoming.TicketMoved(cause, ticketId, stays(body));
            }
            if (!NEEDED.contains(type) && !body.node().has("ticket")) {
                return new Incoming.Ignored(type);
            }
            Ticket ticket = ticket(body.object("ticket"));
            refuseOtherKey(ticket.id(), ticketId);
            return new Incoming.TicketChanged(cause, ticket);
        } catch (MalformedException | IllegalArgumentException e) {
            return new Incoming.Malformed(String.valueOf(e.getMessage()));
        }
    }

    /**
     * @throws IllegalArgumentException if it is no SLA policy this version can count by; the message says why
     */
    public static SlaPolicy policy(String key, byte[] value) {
        try {
            Fields policy = Fields.body(value);
            PolicyRef ref = new PolicyRef(policy.text("id"), policy.integer("version", 1));
            String expected = "sla-policy/" + policy.text("tenant") + "/" + ref;
            if (!key.equals(expected)) {
                throw new MalformedException("key: " + key + " (expected: " + expected + ")");
            }
            policy.refuseWorkingHours();
            List<SlaPolicy.Objective> objectives = new ArrayList<>();
            for (Fields objective : policy.objects("objectives")) {
                String name = objective.text("objective");
                if (name.equals(SlaPolicy.FIRST_RESPONSE) || name.equals(SlaPolicy.RESOLUTION)) {
                    objectives.add(
                            new SlaPolicy.Objective(name, objective.targets("targets"), objective.texts("pauseOn")));
                }
            }
            return new SlaPolicy(ref, objectives);
        } catch (MalformedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Ticket ticket(Fields ticket) throws MalformedException {
        List<Happening> history = new ArrayList<>();
        // What the ticket was opened with; snapshots without it were never reassessed.
        Priority atOpening = ticket.priority("priority");
        for (Fields entry : ticket.objects("history")) {
            if (entry.text("type").equals("opened")) {
                atOpening = entry.priority("priority");
            } else {
                Happening happening = happening(entry);
                if (happening != null) {
                    history.add(happening);
                }
            }
        }
        return Ticket.of(
                ticket.text("id"),
                ticket.text("tenant"),
                ticket.integer("version", 1),
                atOpening,
                ticket.instant("openedAt"),
                ticket.object("atOpening").policy("slaPolicy"),
                history);
    }

    /** Null for a kind that touches no clock this version knows. */
    private static @Nullable Happening happening(Fields entry) throws MalformedException {
        return switch (entry.text("type")) {
            case "acknowledged" ->
                new Happening.Acknowledged(entry.instant("occurredAt"), entry.integer("sequence", 0));
            case "replied" -> new Happening.Replied(entry.instant("occurredAt"));
            case "customer-replied" -> new Happening.CustomerReplied(entry.instant("occurredAt"));
            case "waiting" -> new Happening.Waiting(entry.instant("occurredAt"), entry.text("reason"));
            case "resumed" -> new Happening.Resumed(entry.instant("occurredAt"));
            case "reassessed" -> new Happening.Reassessed(entry.instant("occurredAt"), entry.priority("priority"));
            case "policies-changed" ->
                new Happening.PolicyChanged(
                        entry.instant("occurredAt"), entry.object("policies").policy("slaPolicy"));
            case "resolved" -> new Happening.Resolved(entry.instant("occurredAt"), entry.integer("sequence", 0));
            case "reopened" -> new Happening.Reopened(entry.instant("occurredAt"));
            case "closed" -> new Happening.Closed(entry.instant("occurredAt"));
            case "cancelled", "merged" -> new Happening.Ended(entry.instant("occurredAt"));
            default -> null;
        };
    }

    private static List<Stay> stays(Fields move) throws MalformedException {
        List<Stay> stays = new ArrayList<>();
        for (Fields stay : move.objects("stays")) {
            stay.refuseWorkingHours();
            Fields limits = stay.object("limits");
            Map<String, Targets> targets = new HashMap<>();
            for (String objective : TIER_OBJECTIVES) {
                if (limits.node().has(objective)) {
                    targets.put(objective, limits.targets(objective));
                }
            }
            int sequence = stay.integer("sequence", 1);
            if (!stays.isEmpty() && sequence <= stays.get(stays.size() - 1).sequence()) {
                throw new MalformedException(stay.path() + ".sequence: " + sequence + " (expected: > "
                        + stays.get(stays.size() - 1).sequence() + ")");
            }
            stays.add(new Stay(
                    sequence,
                    stay.integer("tier", 1),
                    stay.instant("startedAt"),
                    stay.instantIfPresent("endedAt"),
                    targets,
                    stay.texts("pauseOn"),
                    stay.policy("policy")));
        }
        if (stays.isEmpty()) {
            throw new MalformedException("stays: empty (expected: at least the stay the move begins)");
        }
        return stays;
    }

    private static void refuseOtherKey(String inBody, String key) throws MalformedException {
        if (!inBody.equals(key)) {
            throw new MalformedException("key: " + key + " (expected: the ticket id " + inBody + ")");
        }
    }
}
