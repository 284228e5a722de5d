package dev.tiercel.escalation.moves.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tiercel.escalation.moves.TicketId;
import dev.tiercel.escalation.rulebook.PolicyRef;
import dev.tiercel.escalation.rulebook.kafka.RuleBookJson;
import dev.tiercel.outbox.CloudEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Events that wait for the opening of their ticket, and openings that wait for a policy version. */
@ApplicationScoped
class ParkedEvents {

    private static final JsonMapper JSON = RuleBookJson.mapper().build();

    Uni<Void> park(Mutiny.Session session, TicketId ticketId, Heard heard, @Nullable PolicyRef awaited, Instant now) {
        ParkedRow row = new ParkedRow();
        row.eventId = heard.event().id();
        row.ticketId = ticketId.value();
        row.tenant = heard.event().tenant();
        row.awaitedPolicy = awaited == null ? null : awaited.toString();
        row.attributes = write(heard.event());
        row.body = heard.body();
        row.parkedAt = now;
        return session.persist(row).call(session::flush);
    }

    /** Takes everything that is parked for a ticket, in the order of arrival; it is no longer parked. */
    Uni<List<Heard>> take(Mutiny.Session session, TicketId ticketId) {
        return session.createSelectionQuery("from ParkedRow where ticketId = :ticket order by id", ParkedRow.class)
                .setParameter("ticket", ticketId.value())
                .getResultList()
                .call(rows -> session.removeAll(rows.toArray()))
                .map(rows -> rows.stream()
                        .map(row -> Heard.of(read(row.attributes), row.body))
                        .toList());
    }

    /** The openings that wait for a policy version; they stay parked. */
    Uni<List<Heard>> awaiting(Mutiny.Session session) {
        return session.createSelectionQuery(
                        "from ParkedRow where awaitedPolicy is not null order by id", ParkedRow.class)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> Heard.of(read(row.attributes), row.body))
                        .toList());
    }

    /** How many openings wait for each policy version that is not here. */
    Uni<Map<String, Long>> awaitedPolicies(Mutiny.Session session) {
        return session.createSelectionQuery(
                        "select awaitedPolicy, count(*) from ParkedRow where awaitedPolicy is not null group by awaitedPolicy",
                        Object[].class)
                .getResultList()
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1])));
    }

    private static String write(CloudEvent event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event " + event.id() + ": cannot be written", e);
        }
    }

    private static CloudEvent read(String attributes) {
        try {
            return JSON.readValue(attributes, CloudEvent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("parked event: cannot be read", e);
        }
    }
}
