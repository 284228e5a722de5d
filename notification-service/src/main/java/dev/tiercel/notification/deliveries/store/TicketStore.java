package dev.tiercel.notification.deliveries.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What is known of tickets. */
@ApplicationScoped
public class TicketStore {

    // The update changes nothing; it locks the row, also when another transaction is just inserting it.
    private static final String LOCK = """
            INSERT INTO ticket_background AS t (ticket_id, tenant, version) VALUES (:ticketId, :tenant, 0)
            ON CONFLICT (ticket_id) DO UPDATE SET version = t.version
            RETURNING version, snapshot, move_sequence, move
            """;

    private static final String SAVE = """
            UPDATE ticket_background SET version = :version, snapshot = :snapshot WHERE ticket_id = :ticketId
            """;

    private static final String SAVE_MOVE = """
            UPDATE ticket_background SET move_sequence = :sequence, move = :move WHERE ticket_id = :ticketId
            """;

    /**
     * What is known of a ticket; version 0 without a snapshot if nothing is.
     *
     * @param snapshot the ticket's JSON
     * @param moveSequence of the newest move; 0 if none was read yet
     * @param move the newest move's JSON
     */
    public record Known(
            int version,
            @Nullable String snapshot,
            int moveSequence,
            @Nullable String move) {}

    /** Reads what is known and keeps other transactions about the ticket waiting until this one ends. */
    public Uni<Known> lock(Mutiny.Session session, String ticketId, String tenant) {
        return session.createNativeQuery(LOCK, Tuple.class)
                .setParameter("ticketId", ticketId)
                .setParameter("tenant", tenant)
                .getSingleResult()
                .map(row -> new Known(
                        Rows.number(row, "version"),
                        Rows.textOrNull(row, "snapshot"),
                        Rows.number(row, "move_sequence"),
                        Rows.textOrNull(row, "move")));
    }

    /** Replaces what is known; the caller holds the lock and has compared versions. */
    public Uni<Void> save(Mutiny.Session session, String ticketId, int version, String snapshot) {
        return session.createNativeQuery(SAVE)
                .setParameter("ticketId", ticketId)
                .setParameter("version", version)
                .setParameter("snapshot", snapshot)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Replaces the newest move; the caller holds the lock and has compared sequences. */
    public Uni<Void> saveMove(Mutiny.Session session, String ticketId, int sequence, String move) {
        return session.createNativeQuery(SAVE_MOVE)
                .setParameter("ticketId", ticketId)
                .setParameter("sequence", sequence)
                .setParameter("move", move)
                .executeUpdate()
                .replaceWithVoid();
    }
}
