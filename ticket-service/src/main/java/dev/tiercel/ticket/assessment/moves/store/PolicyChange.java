package dev.tiercel.ticket.assessment.moves.store;

import dev.tiercel.ticket.assessment.PolicyRef;
import dev.tiercel.ticket.assessment.moves.Result;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What puts one ticket under other policies. */
public interface PolicyChange {

    /**
     * Decides, stores and announces in the transaction of the session.
     *
     * @param slaPolicy null if the ticket keeps its own; {@code escalationPolicy} likewise
     */
    Uni<Result> change(
            Mutiny.Session session,
            String tenant,
            String ticketId,
            @Nullable PolicyRef slaPolicy,
            @Nullable PolicyRef escalationPolicy,
            String by);
}
