package dev.tiercel.ticket.lifecycle.store;

import dev.tiercel.ticket.lifecycle.Ticket;
import dev.tiercel.ticket.lifecycle.TicketId;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The tickets a transaction has locked, always in the order of their ids, so that no two transactions wait for each other.
 * A ticket that is not among them must not be changed.
 */
final class LockedTickets {

    /** One of them, as it is after what the transaction did to it so far. */
    static final class Locked {
        final TicketRow row;
        Ticket ticket;

        Locked(TicketRow row) {
            this.row = row;
            this.ticket = row.toTicket();
        }
    }

    private final Map<String, Locked> tickets;
    private final Set<String> ids;

    private LockedTickets(Map<String, Locked> tickets, Set<String> ids) {
        this.tickets = tickets;
        this.ids = ids;
    }

    static Uni<LockedTickets> lock(Mutiny.Session session, SortedSet<String> ids) {
        Map<String, Locked> tickets = new TreeMap<>();
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (String id : ids) {
            chain = chain.chain(() -> session.find(TicketRow.class, id, LockModeType.PESSIMISTIC_WRITE)
                    .invoke(row -> {
                        if (row != null) {
                            tickets.put(id, new Locked(row));
                        }
                    })
                    .replaceWithVoid());
        }
        return chain.replaceWith(() -> new LockedTickets(tickets, Set.copyOf(ids)));
    }

    /** The ticket, or null if there is none of this id in the tenant. */
    @Nullable
    Locked find(TicketId id, String tenant) {
        Locked found = tickets.get(id.value());
        return found != null && found.row.tenant.equals(tenant) ? found : null;
    }

    @Nullable
    Locked find(TicketId id) {
        return tickets.get(id.value());
    }

    /** Whether it was tried to lock the ticket, so that {@link #find} tells whether there is one. */
    boolean covers(String id) {
        return ids.contains(id);
    }
}
