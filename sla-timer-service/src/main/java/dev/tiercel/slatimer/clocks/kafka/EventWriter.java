package dev.tiercel.slatimer.clocks.kafka;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tiercel.slatimer.clocks.Breach;
import dev.tiercel.slatimer.clocks.BreachEvent;
import dev.tiercel.slatimer.clocks.Clock;
import dev.tiercel.slatimer.clocks.ClockState;
import dev.tiercel.slatimer.clocks.Facts;
import dev.tiercel.slatimer.clocks.PolicyRef;
import dev.tiercel.slatimer.clocks.Promise;
import dev.tiercel.slatimer.clocks.Ticket;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the events of the timer. Their ids follow from what they tell, so telling it again gives the same id. */
public final class EventWriter {

    private EventWriter() {}

    /** @param cause absent when time alone made it necessary */
    public static OutgoingEvent breach(BreachEvent event, Ticket ticket, Instant detectedAt, @Nullable Cause cause) {
        Breach breach = event.breach();
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("breachId", breach.id()).put("ticketId", ticket.id()).put("tenant", ticket.tenant());
        promise(body, breach.promise());
        body.put("priority", breach.promise().priority().name());
        body.put("dueAt", breach.dueAt().toString())
                .put("detectedAt", detectedAt.toString())
                .put("ticketVersion", ticket.version());
        String causeId = cause == null ? "time" : cause.eventId();
        if (event instanceof BreachEvent.Announced) {
            return new OutgoingEvent(
                    breach.id() + "|announced",
                    "dev.tiercel.sla-breach.announced.v1",
                    "sla-breach",
                    ticket,
                    breach.dueAt(),
                    cause,
                    body);
        }
        cause(body, cause);
        String word = event instanceof BreachEvent.Retracted ? "retracted" : "reinstated";
        return new OutgoingEvent(
                breach.id() + "|" + word + "|" + causeId,
                "dev.tiercel.sla-breach." + word + ".v1",
                "sla-breach",
                ticket,
                detectedAt,
                cause,
                body);
    }

    /**
     * @param cause absent when time changed them
     * @param firedUpTo the latest due instant that has been announced; tells changes by time apart
     */
    public static OutgoingEvent clocks(
            List<Clock> clocks,
            Ticket ticket,
            Facts facts,
            Instant evaluatedAt,
            @Nullable Cause cause,
            @Nullable Instant firedUpTo) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("ticketId", ticket.id())
                .put("tenant", ticket.tenant())
                .put("ticketVersion", ticket.version())
                .put("sequence", facts.sequence())
                .put("evaluatedAt", evaluatedAt.toString());
        cause(body, cause);
        ArrayNode array = body.putArray("clocks");
        clocks.forEach(clock -> clock(array.addObject(), clock));
        String what = cause == null ? ticket.version() + "|" + facts.sequence() + "|" + firedUpTo : cause.eventId();
        return new OutgoingEvent(
                ticket.id() + "|clocks|" + what,
                "dev.tiercel.sla-clocks.changed.v1",
                "sla-clocks",
                ticket,
                evaluatedAt,
                cause,
                body);
    }

    private static void clock(ObjectNode json, Clock clock) {
        promise(json, clock.promise());
        ClockState state = clock.state();
        if (state instanceof ClockState.Running running) {
            json.put("state", "running").put("dueAt", running.dueAt().toString());
        } else if (state instanceof ClockState.Paused) {
            json.put("state", "paused");
        } else if (state instanceof ClockState.Met met) {
            json.put("state", "met").put("stoppedAt", met.stoppedAt().toString());
        } else if (state instanceof ClockState.BreachedAndRunning running) {
            json.put("state", "breached-and-running")
                    .put("dueAt", running.dueAt().toString());
        } else if (state instanceof ClockState.Breached breached) {
            json.put("state", "breached")
                    .put("dueAt", breached.dueAt().toString())
                    .put("stoppedAt", breached.stoppedAt().toString());
        } else if (state instanceof ClockState.Cancelled cancelled) {
            json.put("state", "cancelled")
                    .put("stoppedAt", cancelled.stoppedAt().toString());
        }
    }

    private static void promise(ObjectNode json, Promise promise) {
        json.put("objective", promise.objective()).put("instance", promise.instance());
        if (promise.tier() != null) {
            json.put("sequence", promise.instance()).put("tier", promise.tier());
        }
        PolicyRef policy = promise.policy();
        json.putObject("policy").put("id", policy.id()).put("version", policy.version());
        json.put("target", promise.target().toString())
                .put("startedAt", promise.startedAt().toString());
    }

    private static void cause(ObjectNode json, @Nullable Cause cause) {
        if (cause != null) {
            json.putObject("cause").put("eventId", cause.eventId()).put("type", cause.type());
        }
    }
}
