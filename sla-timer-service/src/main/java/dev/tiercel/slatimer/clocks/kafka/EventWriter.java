package dev.tiercel.slatimer.clocks.kafka;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tiercel.slatimer.clocks.Assessment;
import dev.tiercel.slatimer.clocks.Breach;
import dev.tiercel.slatimer.clocks.BreachEvent;
import dev.tiercel.slatimer.clocks.CalendarRef;
import dev.tiercel.slatimer.clocks.Clock;
import dev.tiercel.slatimer.clocks.ClockState;
import dev.tiercel.slatimer.clocks.Facts;
import dev.tiercel.slatimer.clocks.PolicyRef;
import dev.tiercel.slatimer.clocks.Promise;
import dev.tiercel.slatimer.clocks.Retiming;
import dev.tiercel.slatimer.clocks.Ticket;
import dev.tiercel.slatimer.clocks.Warning;
import dev.tiercel.slatimer.clocks.WarningEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the events of the timer. Their ids follow from what they tell, so telling it again gives the same id. */
public final class EventWriter {

    private EventWriter() {}

    /**
     * @param calendar the version of the breach's calendar in force at {@code detectedAt}
     * @param cause absent when time alone made it necessary
     */
    public static OutgoingEvent breach(
            BreachEvent event, Ticket ticket, CalendarRef calendar, Instant detectedAt, @Nullable Cause cause) {
        Breach breach = event.breach();
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("breachId", breach.id()).put("ticketId", ticket.id()).put("tenant", ticket.tenant());
        promise(body, breach.promise(), calendar);
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
        String word = event.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return new OutgoingEvent(
                breach.id() + "|" + word + "|" + causeId,
                "dev.tiercel.sla-breach." + word + ".v1",
                "sla-breach",
                ticket,
                detectedAt,
                cause,
                body);
    }

    /** @param calendar the version in force at {@code detectedAt} */
    public static OutgoingEvent warning(
            WarningEvent event, Ticket ticket, CalendarRef calendar, Instant detectedAt, @Nullable Cause cause) {
        Breach breach = event.breach();
        Warning warning = event.warning();
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("warningId", event.id())
                .put("breachId", breach.id())
                .put("ticketId", ticket.id())
                .put("tenant", ticket.tenant());
        promise(body, breach.promise(), calendar);
        body.put("priority", breach.promise().priority().name())
                .put("warnAt", warning.warnAt().text())
                .put("warningDueAt", warning.at().toString())
                .put("dueAt", breach.dueAt().toString())
                .put("left", event.left().toString())
                .put("detectedAt", detectedAt.toString())
                .put("ticketVersion", ticket.version());
        return new OutgoingEvent(
                event.id() + "|" + warning.at(),
                "dev.tiercel.sla-warning.announced.v1",
                "sla-warning",
                ticket,
                warning.at(),
                cause,
                body);
    }

    /**
     * @param shown those of the assessment that are to be shown
     * @param digest of those; tells apart what the same cause changed one after the other
     * @param cause absent when time changed them
     */
    public static OutgoingEvent clocks(
            List<Clock> shown,
            long digest,
            Assessment assessment,
            Retiming retiming,
            Facts facts,
            Ticket ticket,
            Instant evaluatedAt,
            @Nullable Cause cause) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("ticketId", ticket.id())
                .put("tenant", ticket.tenant())
                .put("ticketVersion", ticket.version())
                .put("sequence", facts.sequence())
                .put("evaluatedAt", evaluatedAt.toString());
        cause(body, cause);
        ArrayNode array = body.putArray("clocks");
        for (Clock clock : shown) {
            ObjectNode json = array.addObject();
            clock(json, clock, evaluatedAt);
            warnings(json, clock, assessment);
            retimed(json, clock, retiming);
        }
        String what = cause == null
                ? ticket.version() + "|" + facts.sequence() + "|"
                        + assessment.ledger().firedUpTo()
                : cause.eventId();
        return new OutgoingEvent(
                ticket.id() + "|clocks|" + what + "|" + Long.toHexString(digest),
                "dev.tiercel.sla-clocks.changed.v1",
                "sla-clocks",
                ticket,
                evaluatedAt,
                cause,
                body);
    }

    private static void clock(ObjectNode json, Clock clock, Instant evaluatedAt) {
        promise(json, clock.promise(), clock.newest().calendar().at(evaluatedAt));
        json.put("state", stateOf(clock.state()));
        put(json, "dueAt", clock.dueAt());
        Instant stoppedAt = clock.stoppedAt();
        put(json, "stoppedAt", stoppedAt);
        json.put(
                "spent",
                clock.measure()
                        .spent(stoppedAt == null ? evaluatedAt : stoppedAt)
                        .toString());
        Duration left = stoppedAt == null ? clock.left(evaluatedAt) : null;
        if (left != null) {
            json.put("left", left.toString());
        }
    }

    private static void warnings(ObjectNode json, Clock clock, Assessment assessment) {
        List<Warning> warnings = clock.warnings();
        if (!warnings.isEmpty()) {
            ArrayNode array = json.putArray("warnings");
            for (Warning warning : warnings) {
                array.addObject()
                        .put("warnAt", warning.warnAt().text())
                        .put("warningDueAt", warning.at().toString())
                        .put("announced", assessment.ledger().hasWarned(clock.promise(), warning));
            }
        }
    }

    private static void retimed(ObjectNode json, Clock clock, Retiming retiming) {
        Retiming.Moved moved = retiming.of(clock.promise());
        if (moved != null) {
            ObjectNode retimed = json.putObject("retimed");
            put(retimed, "previousDueAt", moved.previousDueAt());
            retimed.put("why", moved.why().name().toLowerCase(Locale.ROOT));
            if (moved.previousCalendar() != null) {
                calendar(retimed, "previousCalendar", moved.previousCalendar());
            }
        }
    }

    /** As the contract calls it. */
    public static String stateOf(ClockState state) {
        if (state instanceof ClockState.BreachedAndRunning) {
            return "breached-and-running";
        }
        return state.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static void promise(ObjectNode json, Promise promise, CalendarRef calendar) {
        json.put("objective", promise.objective()).put("instance", promise.instance());
        if (promise.tier() != null) {
            json.put("sequence", promise.instance()).put("tier", promise.tier());
        }
        PolicyRef policy = promise.policy();
        json.putObject("policy").put("id", policy.id()).put("version", policy.version());
        json.put("target", promise.target().text());
        calendar(json, "calendar", calendar);
        json.put("startedAt", promise.startedAt().toString());
    }

    private static void calendar(ObjectNode json, String name, CalendarRef calendar) {
        ObjectNode ref = json.putObject(name).put("id", calendar.id());
        if (calendar.version() != null) {
            ref.put("version", calendar.version());
        }
    }

    private static void cause(ObjectNode json, @Nullable Cause cause) {
        if (cause != null) {
            json.putObject("cause").put("eventId", cause.eventId()).put("type", cause.type());
        }
    }

    private static void put(ObjectNode json, String name, @Nullable Instant instant) {
        if (instant != null) {
            json.put(name, instant.toString());
        }
    }
}
