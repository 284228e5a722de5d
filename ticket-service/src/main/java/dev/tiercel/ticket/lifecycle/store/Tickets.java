package dev.tiercel.ticket.lifecycle.store;

import dev.tiercel.ticket.assessment.Assessment;
import dev.tiercel.ticket.assessment.store.PolicyVersions;
import dev.tiercel.ticket.lifecycle.AtOpening;
import dev.tiercel.ticket.lifecycle.Decision;
import dev.tiercel.ticket.lifecycle.Issue;
import dev.tiercel.ticket.lifecycle.NewTicket;
import dev.tiercel.ticket.lifecycle.Priority;
import dev.tiercel.ticket.lifecycle.Ticket;
import dev.tiercel.ticket.lifecycle.TicketDecider;
import dev.tiercel.ticket.lifecycle.TicketEvent;
import dev.tiercel.ticket.lifecycle.TicketEvolution;
import dev.tiercel.ticket.lifecycle.TicketId;
import dev.tiercel.ticket.lifecycle.kafka.TicketAnnouncer;
import dev.tiercel.ticket.tiers.store.TierStays;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * All tickets. A command locks the ticket's row first, so the commands of one ticket follow one another, its versions
 * have no gap and its events leave in their order. A ticket of another tenant is as one that does not exist.
 */
@ApplicationScoped
public class Tickets {
    private final Mutiny.SessionFactory sessions;
    private final PolicyVersions policies;
    private final TierStays stays;
    private final TicketAnnouncer announcer;
    private final InstantSource time;
    private final RandomGenerator random = new SecureRandom();

    Tickets(
            Mutiny.SessionFactory sessions,
            PolicyVersions policies,
            TierStays stays,
            TicketAnnouncer announcer,
            InstantSource time) {
        this.sessions = sessions;
        this.policies = policies;
        this.stays = stays;
        this.announcer = announcer;
        this.time = time;
    }

    /** Opens a ticket under the newest policies, or stores nothing while there are none. */
    public Uni<Opening> open(String tenant, Issue issue, Priority priority, @Nullable String traceparent) {
        return sessions.withTransaction((session, transaction) -> policies.assess(session, tenant)
                .chain(assessment -> assessment.match(
                        stamped -> open(session, tenant, issue, priority, stamped, traceparent),
                        noPolicyYet -> Uni.createFrom().item(new Opening.NoPolicyYet(noPolicyYet.missing())))));
    }

    private Uni<Opening> open(
            Mutiny.Session session,
            String tenant,
            Issue issue,
            Priority priority,
            Assessment.Stamped stamped,
            @Nullable String traceparent) {
        Instant at = now();
        AtOpening atOpening =
                new AtOpening(priority, issue.customer().plan(), stamped.slaPolicy(), stamped.escalationPolicy());
        TicketEvent.Opened event = new TicketEvent.Opened(
                at, new NewTicket(TicketId.create(at, random), tenant, issue, priority, atOpening));
        Ticket ticket = TicketEvolution.begin(event);
        return session.persist(TicketRow.of(ticket))
                .chain(() -> announcer.announce(session, event, ticket, traceparent))
                .replaceWith(new Opening.Opened(ticket));
    }

    public Uni<Optional<TicketView>> find(String tenant, TicketId id) {
        return sessions.withSession(session -> session.find(TicketRow.class, id.value())
                .chain(row -> row == null || !row.tenant.equals(tenant)
                        ? Uni.createFrom().item(Optional.empty())
                        : view(session, row.toTicket()).map(Optional::of)));
    }

    /** Decides on a command and stores and announces what it changes; empty if there is no such ticket. */
    public Uni<Optional<Handled>> handle(
            String tenant, TicketId id, CommandMaker command, @Nullable String traceparent) {
        return sessions.withTransaction((session, transaction) -> session.find(
                        TicketRow.class, id.value(), LockModeType.PESSIMISTIC_WRITE)
                .chain(row -> row == null || !row.tenant.equals(tenant)
                        ? Uni.createFrom().item(Optional.empty())
                        : handle(session, row, command, traceparent).map(Optional::of)));
    }

    private Uni<Handled> handle(
            Mutiny.Session session, TicketRow row, CommandMaker command, @Nullable String traceparent) {
        return view(session, row.toTicket()).chain(view -> {
            Decision decision = TicketDecider.decide(view.ticket(), command.make(now(), view.newestStay()));
            return decision.match(
                    accepted -> {
                        Ticket after = TicketEvolution.evolve(view.ticket(), accepted.event());
                        row.show(after);
                        return announcer
                                .announce(session, accepted.event(), after, traceparent)
                                .replaceWith(new Handled(decision, new TicketView(after, view.stay())));
                    },
                    rejected -> Uni.createFrom().item(new Handled(decision, view)),
                    duplicate -> Uni.createFrom().item(new Handled(decision, view)));
        });
    }

    private Uni<TicketView> view(Mutiny.Session session, Ticket ticket) {
        return stays.find(session, ticket.id().value()).map(stay -> new TicketView(ticket, stay));
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
