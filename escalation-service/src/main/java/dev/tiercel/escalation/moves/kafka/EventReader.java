package dev.tiercel.escalation.moves.kafka;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tiercel.escalation.moves.Breach;
import dev.tiercel.escalation.moves.Correction;
import dev.tiercel.escalation.moves.Ticket;
import dev.tiercel.escalation.moves.TicketId;
import dev.tiercel.escalation.moves.kafka.EventBodies.BreachBody;
import dev.tiercel.escalation.moves.kafka.EventBodies.TicketBody;
import dev.tiercel.escalation.moves.kafka.EventBodies.TicketEventBody;
import dev.tiercel.escalation.rulebook.PolicyRef;
import dev.tiercel.escalation.rulebook.kafka.RuleBookJson;
import dev.tiercel.outbox.CloudEvent;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the events this service reacts to. */
public final class EventReader {

    private static final JsonMapper JSON = RuleBookJson.mapper()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final Pattern TICKET_EVENT = Pattern.compile("dev\\.tiercel\\.ticket\\.[a-z-]+\\.v1");
    private static final Set<String> FINISHED = Set.of("resolved", "closed", "cancelled", "merged");

    private EventReader() {}

    /**
     * Empty if this service does not react to events of that type.
     *
     * @throws IllegalArgumentException if the record breaks the contract in what is needed here
     */
    public static Optional<Arrival> read(CloudEvent event, byte @Nullable [] body) {
        try {
            return switch (event.type()) {
                case "dev.tiercel.ticket.created.v1" -> Optional.of(new Arrival.Opened(ticket(body)));
                case "dev.tiercel.sla-breach.announced.v1" -> Optional.of(announced(event, body));
                case "dev.tiercel.sla-breach.retracted.v1" -> {
                    BreachBody breach = body(body, BreachBody.class);
                    yield Optional.of(new Arrival.Retracted(ticketId(breach), correction(event, breach)));
                }
                case "dev.tiercel.sla-breach.reinstated.v1" -> {
                    BreachBody breach = body(body, BreachBody.class);
                    yield Optional.of(new Arrival.Reinstated(ticketId(breach), correction(event, breach)));
                }
                default -> changed(event, body);
            };
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            throw new IllegalArgumentException(
                    "event " + event.id() + " of " + event.type() + ": " + e.getMessage(), e);
        }
    }

    /** Whatever happens to a ticket, today or in a later release, comes with a snapshot, and that is what counts. */
    private static Optional<Arrival> changed(CloudEvent event, byte @Nullable [] json) throws IOException {
        if (!TICKET_EVENT.matcher(event.type()).matches()) {
            return Optional.empty();
        }
        return Optional.of(new Arrival.Changed(ticket(json)));
    }

    private static Ticket ticket(byte @Nullable [] json) throws IOException {
        TicketBody body = required("ticket", body(json, TicketEventBody.class).ticket());
        return new Ticket(
                new TicketId(required("ticket.id", body.id())),
                required("ticket.tenant", body.tenant()),
                required("ticket.version", body.version()),
                required("ticket.openedAt", body.openedAt()),
                policy(body),
                body.acknowledgement() == null ? null : body.acknowledgement().sequence(),
                FINISHED.contains(required("ticket.status", body.status())));
    }

    /** The one it was moved to, else the one of its opening. */
    private static PolicyRef policy(TicketBody body) {
        return body.policies() != null
                ? required("ticket.policies.escalationPolicy", body.policies().escalationPolicy())
                : required(
                        "ticket.atOpening.escalationPolicy",
                        required("ticket.atOpening", body.atOpening()).escalationPolicy());
    }

    private static Arrival announced(CloudEvent event, byte @Nullable [] json) throws IOException {
        BreachBody body = body(json, BreachBody.class);
        String objective = required("objective", body.objective());
        boolean ofATier = objective.startsWith("tier-");
        Breach breach = new Breach(
                event.id(),
                required("breachId", body.breachId()),
                objective,
                ofATier ? required("sequence", body.sequence()) : null,
                required("dueAt", body.dueAt()),
                required("detectedAt", body.detectedAt()));
        return new Arrival.Announced(ticketId(body), breach);
    }

    private static Correction correction(CloudEvent event, BreachBody body) {
        return new Correction(
                event.id(),
                required("breachId", body.breachId()),
                required("objective", body.objective()),
                required("dueAt", body.dueAt()),
                required("detectedAt", body.detectedAt()));
    }

    private static TicketId ticketId(BreachBody body) {
        return new TicketId(required("ticketId", body.ticketId()));
    }

    private static <T> T body(byte @Nullable [] json, Class<T> type) throws IOException {
        return required("body", JSON.readValue(required("body", json), type));
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + ": missing (expected: a value)");
        }
        return value;
    }
}
