package dev.tiercel.outbox.hibernate;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** Remembers, in the transaction of what an event caused, that it was handled. */
@ApplicationScoped
public class Inbox {

    private static final String INSERT = """
            INSERT INTO inbox (consumer, event_id) VALUES (:consumer, :eventId)
            ON CONFLICT DO NOTHING
            """;

    /**
     * Whether this consumer sees the event for the first time; call it before anything else in the transaction. While
     * another transaction handles the same event this waits for its end, so that exactly one of them gets {@code true}
     * and commits.
     */
    public Uni<Boolean> firstTime(Mutiny.Session session, String consumer, String eventId) {
        return session.createNativeQuery(INSERT)
                .setParameter("consumer", consumer)
                .setParameter("eventId", eventId)
                .executeUpdate()
                .map(inserted -> inserted == 1);
    }
}
