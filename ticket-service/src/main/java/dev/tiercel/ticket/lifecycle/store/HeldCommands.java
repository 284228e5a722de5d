package dev.tiercel.ticket.lifecycle.store;

import dev.tiercel.ticket.config.TicketServiceConfig;
import dev.tiercel.ticket.lifecycle.TicketId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Shows numbered commands that wait for their turn, and what became of them. */
@ApplicationScoped
public class HeldCommands {
    private static final int MOST = 1_000;
    private static final String UNDONE =
            "FROM SourceCommandRow WHERE ticketId = :ticketId AND state <> 'applied' ORDER BY sourceSequence";

    private final Mutiny.SessionFactory sessions;
    private final Duration heldFor;

    HeldCommands(Mutiny.SessionFactory sessions, TicketServiceConfig config) {
        this.sessions = sessions;
        this.heldFor = config.heldFor();
    }

    /** Those that are held or were refused, by their numbers; empty if there is no such ticket. */
    public Uni<Optional<List<HeldCommand>>> undone(String tenant, TicketId ticket) {
        return sessions.withSession(session -> exists(session, tenant, ticket)
                .chain(exists -> exists
                        ? session.createQuery(UNDONE, SourceCommandRow.class)
                                .setParameter("ticketId", ticket.value())
                                .setMaxResults(MOST)
                                .getResultList()
                                .map(rows -> Optional.of(rows.stream()
                                        .map(row -> row.toHeld(heldFor))
                                        .toList()))
                        : Uni.createFrom().item(Optional.empty())));
    }

    /** One of them, whatever became of it. */
    public Uni<Optional<HeldCommand>> find(String tenant, TicketId ticket, int sourceSequence) {
        return sessions.withSession(session -> exists(session, tenant, ticket)
                .chain(exists -> exists
                        ? session.find(SourceCommandRow.class, new SourceCommandRow.Key(ticket.value(), sourceSequence))
                                .map(row -> Optional.ofNullable(row).map(found -> found.toHeld(heldFor)))
                        : Uni.createFrom().item(Optional.empty())));
    }

    private static Uni<Boolean> exists(Mutiny.Session session, String tenant, TicketId ticket) {
        return session.find(TicketRow.class, ticket.value()).map(row -> row != null && row.tenant.equals(tenant));
    }
}
