package dev.tiercel.slatimer.clocks.kafka;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tiercel.slatimer.clocks.Assessment;
import dev.tiercel.slatimer.clocks.Breach;
import dev.tiercel.slatimer.clocks.BreachEvent;
import dev.tiercel.slatimer.clocks.CalendarRef;
import dev.tiercel.slatimer.clocks.Clock;
import dev.tiercel.slatimer.clocks.ClockState;
import dev.tiercel.slatimer.clocks.Facts;
import dev.tiercel.slatimer.clocks.IsoInstant;
import dev.tiercel.slatimer.clocks.PolicyRef;
import dev.tiercel.slatimer.clocks.Promise;
import dev.tiercel.slatimer.clocks.Retiming;
import dev.tiercel.slatimer.clocks.Ticket;
import dev.tiercel.slatimer.clocks.Warning;
import dev.tiercel.slatimer.clocks.WarningEvent;
import java.io.IOException;
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
            BreachEvent event,
            String tenant,
            int ticketVersion,
            CalendarRef calendar,
            Instant detectedAt,
            @Nullable Cause cause) {
        Breach breach = event.breach();
        String id = breach.id();
        boolean announces = event instanceof BreachEvent.Announced;
        String word = event.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return new OutgoingEvent(
                announces ? id + "|announced" : id + "|" + word + "|" + (cause == null ? "time" : cause.eventId()),
                "dev.tiercel.sla-breach." + word + ".v1",
                "sla-breach",
                breach.ticketId(),
                tenant,
                announces ? breach.dueAt() : detectedAt,
                cause,
                json -> {
                    json.writeStringField("breachId", id);
                    ticket(json, breach.ticketId(), tenant);
                    promise(json, breach.promise(), calendar);
                    json.writeStringField(
                            "priority", breach.promise().priority().name());
                    put(json, "dueAt", breach.dueAt());
                    put(json, "detectedAt", detectedAt);
                    json.writeNumberField("ticketVersion", ticketVersion);
                    cause(json, announces ? null : cause);
                });
    }

    /** @param calendar the version in force at {@code detectedAt} */
    public static OutgoingEvent warning(
            WarningEvent event, Ticket ticket, CalendarRef calendar, Instant detectedAt, @Nullable Cause cause) {
        Breach breach = event.breach();
        Warning warning = event.warning();
        return new OutgoingEvent(
                event.id() + "|" + IsoInstant.text(warning.at()),
                "dev.tiercel.sla-warning.announced.v1",
                "sla-warning",
                ticket,
                warning.at(),
                cause,
                json -> {
                    json.writeStringField("warningId", event.id());
                    json.writeStringField("breachId", breach.id());
                    ticket(json, ticket.id(), ticket.tenant());
                    promise(json, breach.promise(), calendar);
                    json.writeStringField(
                            "priority", breach.promise().priority().name());
                    json.writeStringField("warnAt", warning.warnAt().text());
                    put(json, "warningDueAt", warning.at());
                    put(json, "dueAt", breach.dueAt());
                    json.writeStringField("left", event.left().toString());
                    put(json, "detectedAt", detectedAt);
                    json.writeNumberField("ticketVersion", ticket.version());
                });
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
                json -> {
                    ticket(json, ticket.id(), ticket.tenant());
                    json.writeNumberField("ticketVersion", ticket.version());
                    json.writeNumberField("sequence", facts.sequence());
                    put(json, "evaluatedAt", evaluatedAt);
                    cause(json, cause);
                    json.writeArrayFieldStart("clocks");
                    for (Clock clock : shown) {
                        json.writeStartObject();
                        clock(json, clock, evaluatedAt);
                        warnings(json, clock, assessment);
                        retimed(json, clock, retiming);
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }

    private static void clock(JsonGenerator json, Clock clock, Instant evaluatedAt) throws IOException {
        promise(json, clock.promise(), clock.newest().calendar().at(evaluatedAt));
        json.writeStringField("state", stateOf(clock.state()));
        put(json, "dueAt", clock.dueAt());
        Instant stoppedAt = clock.stoppedAt();
        put(json, "stoppedAt", stoppedAt);
        json.writeStringField(
                "spent",
                clock.measure()
                        .spent(stoppedAt == null ? evaluatedAt : stoppedAt)
                        .toString());
        Duration left = stoppedAt == null ? clock.left(evaluatedAt) : null;
        if (left != null) {
            json.writeStringField("left", left.toString());
        }
    }

    private static void warnings(JsonGenerator json, Clock clock, Assessment assessment) throws IOException {
        List<Warning> warnings = clock.warnings();
        if (!warnings.isEmpty()) {
            json.writeArrayFieldStart("warnings");
            for (Warning warning : warnings) {
                json.writeStartObject();
                json.writeStringField("warnAt", warning.warnAt().text());
                put(json, "warningDueAt", warning.at());
                json.writeBooleanField("announced", assessment.ledger().hasWarned(clock, warning));
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private static void retimed(JsonGenerator json, Clock clock, Retiming retiming) throws IOException {
        Retiming.Moved moved = retiming.of(clock.promise());
        if (moved != null) {
            json.writeObjectFieldStart("retimed");
            put(json, "previousDueAt", moved.previousDueAt());
            json.writeStringField("why", moved.why().name().toLowerCase(Locale.ROOT));
            if (moved.previousCalendar() != null) {
                calendar(json, "previousCalendar", moved.previousCalendar());
            }
            json.writeEndObject();
        }
    }

    /** As the contract calls it. */
    public static String stateOf(ClockState state) {
        if (state instanceof ClockState.BreachedAndRunning) {
            return "breached-and-running";
        }
        return state.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static void ticket(JsonGenerator json, String id, String tenant) throws IOException {
        json.writeStringField("ticketId", id);
        json.writeStringField("tenant", tenant);
    }

    private static void promise(JsonGenerator json, Promise promise, CalendarRef calendar) throws IOException {
        json.writeStringField("objective", promise.objective());
        json.writeNumberField("instance", promise.instance());
        if (promise.tier() != null) {
            json.writeNumberField("sequence", promise.instance());
            json.writeNumberField("tier", promise.tier());
        }
        PolicyRef policy = promise.policy();
        json.writeObjectFieldStart("policy");
        json.writeStringField("id", policy.id());
        json.writeNumberField("version", policy.version());
        json.writeEndObject();
        json.writeStringField("target", promise.target().text());
        calendar(json, "calendar", calendar);
        put(json, "startedAt", promise.startedAt());
    }

    private static void calendar(JsonGenerator json, String name, CalendarRef calendar) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("id", calendar.id());
        if (calendar.version() != null) {
            json.writeNumberField("version", calendar.version());
        }
        json.writeEndObject();
    }

    private static void cause(JsonGenerator json, @Nullable Cause cause) throws IOException {
        if (cause != null) {
            json.writeObjectFieldStart("cause");
            json.writeStringField("eventId", cause.eventId());
            json.writeStringField("type", cause.type());
            json.writeEndObject();
        }
    }

    private static void put(JsonGenerator json, String name, @Nullable Instant instant) throws IOException {
        if (instant != null) {
            json.writeStringField(name, IsoInstant.text(instant));
        }
    }
}
