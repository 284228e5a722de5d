package dev.tiercel.escalation.moves.store;

import dev.tiercel.escalation.moves.TicketEscalation;
import dev.tiercel.escalation.moves.TicketId;
import dev.tiercel.escalation.moves.kafka.EscalationJson;
import dev.tiercel.escalation.rulebook.PolicyRef;
import dev.tiercel.escalation.rulebook.store.PublishedPolicies;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads escalations, with or without holding on to them. */
@ApplicationScoped
class Tickets {

    /** A ticket's row, locked until the transaction ends, and what it says. */
    record Locked(TicketRow row, TicketEscalation state) {}

    private final PublishedPolicies policies;

    Tickets(PublishedPolicies policies) {
        this.policies = policies;
    }

    /**
     * Waits until nobody else works on the ticket. A ticket that was never heard of gets its row here: without one, an
     * event could be parked at the very moment another transaction opens the ticket and finds nothing parked.
     */
    Uni<Locked> lock(Mutiny.Session session, TicketId id, String tenant) {
        return session.createNativeQuery(
                        "INSERT INTO ticket (ticket_id, tenant) VALUES (:id, :tenant) ON CONFLICT DO NOTHING")
                .setParameter("id", id.value())
                .setParameter("tenant", tenant)
                .executeUpdate()
                .chain(() -> session.find(TicketRow.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .chain(row -> state(session, row).map(state -> new Locked(row, state)));
    }

    /** Locks a ticket only if anything was ever heard of it; a state of {@code Unseen} without a row otherwise. */
    Uni<@Nullable Locked> lockExisting(Mutiny.Session session, TicketId id) {
        return session.find(TicketRow.class, id.value(), LockModeType.PESSIMISTIC_WRITE)
                .chain(row -> row == null
                        ? Uni.createFrom().nullItem()
                        : state(session, row).map(state -> new Locked(row, state)));
    }

    Uni<TicketEscalation> read(Mutiny.Session session, TicketId id) {
        return session.find(TicketRow.class, id.value()).chain(row -> state(session, row));
    }

    private Uni<TicketEscalation> state(Mutiny.Session session, @Nullable TicketRow row) {
        String json = row == null ? null : row.state;
        if (json == null || row == null) {
            return Uni.createFrom().item(TicketEscalation.unseen());
        }
        PolicyRef ref = EscalationJson.policyOf(json);
        return policies.escalationPolicy(session, row.tenant, ref)
                .map(policy -> EscalationJson.read(
                        json,
                        policy.orElseThrow(() -> new IllegalStateException(
                                "ticket " + row.ticketId + ": its policy " + ref + " is not stored any more"))));
    }
}
