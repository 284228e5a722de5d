package dev.tiercel.escalation.moves.store;

import dev.tiercel.escalation.moves.Decision;
import dev.tiercel.escalation.moves.EscalationCommand;
import dev.tiercel.escalation.moves.EscalationCommand.Assign;
import dev.tiercel.escalation.moves.EscalationCommand.Follow;
import dev.tiercel.escalation.moves.EscalationCommand.Request;
import dev.tiercel.escalation.moves.EscalationDecider;
import dev.tiercel.escalation.moves.EscalationEvent;
import dev.tiercel.escalation.moves.Path;
import dev.tiercel.escalation.moves.PolicyVersion;
import dev.tiercel.escalation.moves.Refusal;
import dev.tiercel.escalation.moves.Ticket;
import dev.tiercel.escalation.moves.TicketEscalation;
import dev.tiercel.escalation.moves.TicketEscalation.Seen;
import dev.tiercel.escalation.moves.TicketId;
import dev.tiercel.escalation.moves.kafka.Arrival;
import dev.tiercel.escalation.moves.kafka.EscalationJson;
import dev.tiercel.escalation.moves.store.Tickets.Locked;
import dev.tiercel.outbox.hibernate.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.function.IntConsumer;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Carries out one event or request, in one transaction. */
@ApplicationScoped
public class Escalations {

    private static final Logger LOG = Logger.getLogger(Escalations.class);
    private static final String CONSUMER = "escalation-service";

    private final Mutiny.SessionFactory sessions;
    private final Inbox inbox;
    private final Tickets tickets;
    private final ParkedEvents parked;
    private final EventLog log;
    private final Destinations policies;
    private final InstantSource clock;

    Escalations(
            Mutiny.SessionFactory sessions,
            Inbox inbox,
            Tickets tickets,
            ParkedEvents parked,
            EventLog log,
            Destinations policies,
            InstantSource clock) {
        this.sessions = sessions;
        this.inbox = inbox;
        this.tickets = tickets;
        this.parked = parked;
        this.log = log;
        this.policies = policies;
        this.clock = clock;
    }

    /** Reacts once per event id; an event that was handled before changes nothing. */
    public Uni<Void> handle(Heard heard) {
        return sessions.withTransaction((session, transaction) -> inbox.firstTime(
                        session, CONSUMER, heard.event().id())
                .chain(first -> first
                        ? tickets.lock(
                                        session,
                                        heard.arrival().ticketId(),
                                        heard.event().tenant())
                                .chain(locked -> react(session, locked, heard))
                        : Uni.createFrom().voidItem()));
    }

    /** Makes a request out of what somebody wants and what is known of the ticket; the ticket is locked. */
    @FunctionalInterface
    public interface Wish {
        Uni<? extends Request> of(Ticket ticket);
    }

    /**
     * Moves the ticket because somebody asks, in the caller's transaction.
     *
     * @param precondition is given the sequence of the ticket's stay, which cannot change any more, before anything is
     *     decided; what it throws is the answer
     */
    public Uni<RequestAnswer> request(
            Mutiny.Session session,
            TicketId id,
            String tenant,
            IntConsumer precondition,
            Wish wish,
            @Nullable String traceparent) {
        return tickets.lockExisting(session, id).chain(locked -> {
            if (locked == null || !locked.row().tenant.equals(tenant) || !(locked.state() instanceof Seen seen)) {
                return Uni.createFrom().item(new RequestAnswer.Refused(new Refusal.NotSeen()));
            }
            precondition.accept(seen.path().current().sequence());
            return wish.of(seen.ticket()).chain(request -> request(session, locked, seen, request, traceparent));
        });
    }

    private Uni<RequestAnswer> request(
            Mutiny.Session session, Locked locked, Seen seen, Request request, @Nullable String traceparent) {
        Decision decision = EscalationDecider.decide(seen, request);
        if (decision instanceof Decision.Rejected rejected) {
            return Uni.createFrom().item(new RequestAnswer.Refused(rejected.refusal()));
        }
        int sequence = seen.path().current().sequence() + 1;
        return accept(session, seen, decision, traceparent)
                .invoke(state -> keep(locked.row(), state))
                .chain(() -> EscalationQueries.move(session, seen.ticket().id(), sequence))
                .map(body -> new RequestAnswer.Moved(sequence, body));
    }

    /** Opens the tickets whose policy version was missing and has come; returns how many still wait. */
    public Uni<Integer> openAwaiting() {
        return sessions.withSession(parked::awaiting).chain(awaiting -> {
            Uni<Integer> waiting = Uni.createFrom().item(0);
            for (Heard opening : awaiting) {
                waiting = waiting.chain(
                        count -> openIfPossible(opening).map(opened -> opened ? count : Integer.valueOf(count + 1)));
            }
            return waiting;
        });
    }

    private Uni<Boolean> openIfPossible(Heard opening) {
        Ticket ticket = ((Arrival.Opened) opening.arrival()).ticket();
        return sessions.withTransaction((session, transaction) -> tickets.lock(session, ticket.id(), ticket.tenant())
                .chain(locked -> locked.state() instanceof Seen
                        ? Uni.createFrom().item(true) // by another instance
                        : policies.version(session, ticket.tenant(), ticket.policy())
                                .chain(policy -> policy.isEmpty()
                                        ? Uni.createFrom().item(false)
                                        : open(session, locked, opening, ticket, policy.get())
                                                .replaceWith(true))));
    }

    private Uni<Void> react(Mutiny.Session session, Locked locked, Heard heard) {
        if (heard.arrival() instanceof Arrival.Opened opened) {
            return open(session, locked, heard, opened.ticket());
        }
        return carryOut(session, locked.state(), heard)
                .invoke(state -> keep(locked.row(), state))
                .replaceWithVoid();
    }

    private Uni<Void> open(Mutiny.Session session, Locked locked, Heard heard, Ticket ticket) {
        return policies.version(session, ticket.tenant(), ticket.policy()).chain(policy -> {
            if (policy.isPresent()) {
                return open(session, locked, heard, ticket, policy.get());
            }
            LOG.errorf(
                    "ticket %s is under escalation policy %s, which this service has never published; it waits"
                            + " until a service with that version in its database has started",
                    ticket.id(), ticket.policy());
            return parked.park(session, ticket.id(), heard, ticket.policy(), clock.instant());
        });
    }

    /** What came before the opening is carried out in the order of arrival, in the same transaction. */
    private Uni<Void> open(Mutiny.Session session, Locked locked, Heard heard, Ticket ticket, PolicyVersion policy) {
        Assign command = new Assign(ticket, policy, heard.event().id(), clock.instant());
        Decision decision = EscalationDecider.decide(locked.state(), command);
        return accept(session, locked.state(), decision, heard.event().traceparent())
                .chain(state -> parked.take(session, ticket.id()).chain(events -> {
                    Uni<TicketEscalation> all = Uni.createFrom().item(state);
                    for (Heard earlier : events) {
                        all = all.chain(before -> earlier.arrival() instanceof Arrival.Opened
                                ? Uni.createFrom().item(before) // the opening itself, if it had to wait
                                : carryOut(session, before, earlier));
                    }
                    return all;
                }))
                .invoke(state -> keep(locked.row(), state))
                .replaceWithVoid();
    }

    private Uni<TicketEscalation> carryOut(Mutiny.Session session, TicketEscalation state, Heard heard) {
        return command(session, state, heard).chain(command -> {
            Decision decision = EscalationDecider.decide(state, command);
            return decision instanceof Decision.Parked
                    ? parked.park(session, heard.arrival().ticketId(), heard, null, clock.instant())
                            .replaceWith(state)
                    : accept(session, state, decision, heard.event().traceparent());
        });
    }

    /** A ticket that was moved to another policy brings its version along; the rest is said by the event itself. */
    private Uni<EscalationCommand> command(Mutiny.Session session, TicketEscalation state, Heard heard) {
        if (heard.arrival() instanceof Arrival.Changed changed && state instanceof Seen seen) {
            Ticket ticket = changed.ticket();
            Path path = seen.path();
            if (!path.detour() && !path.policy().ref().equals(ticket.policy())) {
                return policies.version(session, ticket.tenant(), ticket.policy())
                        .invoke(found -> {
                            if (found.isEmpty()) {
                                LOG.errorf(
                                        "ticket %s was moved to escalation policy %s, which this service has never"
                                                + " published; it goes on by %s",
                                        ticket.id(),
                                        ticket.policy(),
                                        path.policy().ref());
                            }
                        })
                        .map(found -> new Follow(ticket, found.orElse(null)));
            }
        }
        return Uni.createFrom().item(heard.command(clock.instant()));
    }

    private Uni<TicketEscalation> accept(
            Mutiny.Session session, TicketEscalation state, Decision decision, @Nullable String traceparent) {
        Uni<TicketEscalation> all = Uni.createFrom().item(state);
        if (decision instanceof Decision.Accepted accepted) {
            for (EscalationEvent event : accepted.events()) {
                all = all.chain(before -> log.append(session, before, event, traceparent));
            }
        }
        return all;
    }

    private static void keep(TicketRow row, TicketEscalation state) {
        if (state instanceof Seen seen) {
            row.state = EscalationJson.write(seen);
        }
    }
}
