package dev.tiercel.slatimer.clocks.kafka;

import dev.tiercel.slatimer.clocks.Happening;
import dev.tiercel.slatimer.clocks.Priority;
import dev.tiercel.slatimer.clocks.Stay;
import dev.tiercel.slatimer.clocks.Ticket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

    private static Ticket ticket(Fields ticket) throws MalformedException {
        List<Happening> history = new ArrayList<>();
        // What the ticket was opened with; snapshots without it were never reassessed.
        Priority atOpening = ticket.priority("priority");
        for (Fields entry : ticket.objects("history")) {
            if (entry.text("type").equals("opened")) {
                atOpening = entry.priority("priority");
            } else {
                Happening happening = HappeningReader.happening(entry);
                if (happening != null) {
                    history.add(happening);
                }
            }
        }
        Fields opening = ticket.object("atOpening");
        return new Ticket(
                ticket.text("id"),
                ticket.text("tenant"),
                ticket.integer("version", 1),
                atOpening,
                ticket.instant("openedAt"),
                opening.policy("slaPolicy"),
                HappeningReader.opening(opening),
                history);
    }

    private static List<Stay> stays(Fields move) throws MalformedException {
        List<Stay> stays = StayReader.stays(move);
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
