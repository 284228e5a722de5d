package dev.tiercel.ticket.lifecycle.store;

import dev.tiercel.ticket.assessment.PolicyRef;
import dev.tiercel.ticket.assessment.moves.Result;
import dev.tiercel.ticket.assessment.moves.store.PolicyChange;
import dev.tiercel.ticket.lifecycle.TicketCommand;
import dev.tiercel.ticket.lifecycle.TicketId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Puts a ticket under other policies by the command for it, judged as every other. */
@ApplicationScoped
class PolicyChanges implements PolicyChange {
    private static final String GONE = "unknown-ticket";

    private final Tickets tickets;
    private final InstantSource time;

    PolicyChanges(Tickets tickets, InstantSource time) {
        this.tickets = tickets;
        this.time = time;
    }

    @Override
    public Uni<Result> change(
            Mutiny.Session session,
            String tenant,
            String ticketId,
            @Nullable PolicyRef slaPolicy,
            @Nullable PolicyRef escalationPolicy,
            String by) {
        TicketCommand command = new TicketCommand.ChangePolicies(by, slaPolicy, escalationPolicy);
        Told told = new Told(command, null, null, time.instant().truncatedTo(ChronoUnit.MILLIS), command.word(), null);
        return tickets.handle(session, tenant, new TicketId(ticketId), told, version -> {})
                .map(PolicyChanges::result);
    }

    private static Result result(Outcome outcome) {
        return outcome instanceof Outcome.Judged judged
                ? judged.decision()
                        .match(
                                accepted -> new Result.Changed(),
                                rejected -> new Result.Refused(rejected.reason().word()),
                                duplicate -> new Result.Unchanged())
                : new Result.Refused(GONE);
    }
}
