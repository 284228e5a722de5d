package dev.tiercel.ticket.lifecycle.store;

import dev.tiercel.ticket.lifecycle.OrderedHistory;
import dev.tiercel.ticket.lifecycle.TicketEvent;
import dev.tiercel.ticket.lifecycle.TicketId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/** Everything that happened to tickets. */
@ApplicationScoped
class TicketEvents {
    private static final String IN_ORDER = "FROM TicketEventRow WHERE ticketId = :ticketId ORDER BY occurredAt, number";

    Uni<Void> append(
            Mutiny.Session session,
            TicketId ticket,
            long number,
            String eventId,
            TicketEvent event,
            Instant recordedAt) {
        return session.persist(TicketEventRow.of(ticket.value(), number, eventId, event, recordedAt));
    }

    Uni<OrderedHistory> of(Mutiny.Session session, TicketId ticket) {
        return session.createQuery(IN_ORDER, TicketEventRow.class)
                .setParameter("ticketId", ticket.value())
                .getResultList()
                .map(rows -> new OrderedHistory(
                        rows.stream().map(TicketEventRow::toEvent).toList()));
    }
}
