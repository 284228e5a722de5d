package dev.tiercel.ticket.lifecycle.store;

import dev.tiercel.ticket.lifecycle.Source;
import dev.tiercel.ticket.lifecycle.TicketId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Which ticket each reference of a source system was opened as. */
@ApplicationScoped
class References {
    private static final String CLAIM = """
            INSERT INTO ticket_reference (tenant, system, reference, ticket_id, fingerprint)
            VALUES (:tenant, :system, :reference, :ticketId, :fingerprint)
            ON CONFLICT DO NOTHING
            """;
    private static final String HOLDER = """
            SELECT ticket_id, fingerprint FROM ticket_reference
            WHERE tenant = :tenant AND system = :system AND reference = :reference
            """;

    /** Who has a reference, and by which request. */
    record Holder(TicketId ticket, String fingerprint) {}

    /**
     * Takes the reference for the ticket; waits for another transaction that is at it.
     *
     * @return empty if it was free, else who has it
     */
    Uni<Optional<Holder>> claim(
            Mutiny.Session session, String tenant, Source source, TicketId ticket, String fingerprint) {
        return session.createNativeQuery(CLAIM)
                .setParameter("tenant", tenant)
                .setParameter("system", source.system())
                .setParameter("reference", source.reference())
                .setParameter("ticketId", ticket.value())
                .setParameter("fingerprint", fingerprint)
                .executeUpdate()
                .chain(claimed -> claimed == 1
                        ? Uni.createFrom().item(Optional.empty())
                        : holder(session, tenant, source).map(Optional::of));
    }

    private Uni<Holder> holder(Mutiny.Session session, String tenant, Source source) {
        return session.createNativeQuery(HOLDER, Object[].class)
                .setParameter("tenant", tenant)
                .setParameter("system", source.system())
                .setParameter("reference", source.reference())
                .getSingleResult()
                .map(row -> new Holder(new TicketId((String) row[0]), (String) row[1]));
    }
}
