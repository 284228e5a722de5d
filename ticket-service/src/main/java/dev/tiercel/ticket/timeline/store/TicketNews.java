package dev.tiercel.ticket.timeline.store;

import dev.tiercel.ticket.timeline.News;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/** What the other services told about tickets. */
@ApplicationScoped
public class TicketNews {

    // The inner cast keeps the server from typing the parameter as json, which the driver would quote once more.
    private static final String INSERT = """
            INSERT INTO ticket_news (event_id, ticket_id, tenant, type, at, sequence, body)
            VALUES (:eventId, :ticketId, :tenant, :type, :at, :sequence, CAST(CAST(:body AS text) AS jsonb))
            ON CONFLICT DO NOTHING
            """;
    private static final String STAY_AT = """
            SELECT coalesce(max(sequence), 0) FROM ticket_news
            WHERE ticket_id = :ticketId AND type = 'escalation.moved' AND at <= :at
            """;

    /** Keeps it once per event. */
    public Uni<Void> keep(Mutiny.Session session, News news) {
        return session.createNativeQuery(INSERT)
                .setParameter("eventId", news.eventId())
                .setParameter("ticketId", news.ticketId())
                .setParameter("tenant", news.tenant())
                .setParameter("type", news.type())
                .setParameter("at", news.at())
                .setParameter("sequence", news.sequence())
                .setParameter("body", news.details())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Sequence of the newest stay begun by {@code at}, as far as moves were read; 0 before the first. */
    public Uni<Integer> stayAt(Mutiny.Session session, String ticketId, Instant at) {
        return session.createNativeQuery(STAY_AT, Integer.class)
                .setParameter("ticketId", ticketId)
                .setParameter("at", at)
                .getSingleResult();
    }
}
