package dev.tiercel.ticket.lifecycle.store;

import dev.tiercel.ticket.lifecycle.Link;
import dev.tiercel.ticket.lifecycle.LinkKind;
import dev.tiercel.ticket.lifecycle.TicketEvent;
import dev.tiercel.ticket.lifecycle.TicketId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The links of all tickets, to be found from the ticket they name. */
@ApplicationScoped
class Links {
    private static final String INSERT = """
            INSERT INTO ticket_link (from_id, to_id, kind, by, at) VALUES (:from, :to, :kind, :by, :at)
            ON CONFLICT DO NOTHING
            """;
    private static final String NAMING = """
            SELECT from_id, kind, by, at FROM ticket_link WHERE to_id = :to ORDER BY at, from_id, kind LIMIT 200
            """;

    Uni<Void> add(Mutiny.Session session, TicketId from, TicketEvent.Linked link) {
        return session.createNativeQuery(INSERT)
                .setParameter("from", from.value())
                .setParameter("to", link.to().value())
                .setParameter("kind", link.kind().word())
                .setParameter("by", link.by())
                .setParameter("at", link.at())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The oldest 200 links that name the ticket; {@code to} of each is the ticket that carries it. */
    Uni<List<Link>> naming(Mutiny.Session session, TicketId ticket) {
        return session.createNativeQuery(NAMING, Object[].class)
                .setParameter("to", ticket.value())
                .getResultList()
                .map(rows -> rows.stream().map(Links::link).toList());
    }

    private static Link link(Object[] row) {
        return new Link(
                new TicketId((String) row[0]),
                LinkKind.of((String) row[1]),
                (String) row[2],
                ((OffsetDateTime) row[3]).toInstant());
    }
}
