package dev.tiercel.ticket.lifecycle.store;

import dev.tiercel.ticket.assessment.Assessment;
import dev.tiercel.ticket.assessment.store.PolicyVersions;
import dev.tiercel.ticket.lifecycle.AtOpening;
import dev.tiercel.ticket.lifecycle.Classification;
import dev.tiercel.ticket.lifecycle.NewTicket;
import dev.tiercel.ticket.lifecycle.Policies;
import dev.tiercel.ticket.lifecycle.Source;
import dev.tiercel.ticket.lifecycle.SourceOrder;
import dev.tiercel.ticket.lifecycle.Ticket;
import dev.tiercel.ticket.lifecycle.TicketCommand;
import dev.tiercel.ticket.lifecycle.TicketEvent;
import dev.tiercel.ticket.lifecycle.TicketEvolution;
import dev.tiercel.ticket.lifecycle.TicketId;
import dev.tiercel.ticket.lifecycle.kafka.TicketAnnouncer;
import dev.tiercel.ticket.lifecycle.store.LockedTickets.Locked;
import dev.tiercel.ticket.tiers.store.TierStays;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * All tickets. A command locks the ticket's row first, so the commands of one ticket follow one another, its versions
 * have no gap and its events leave in their order. A ticket of another tenant is as one that does not exist. Everything
 * happens in the caller's transaction.
 */
@ApplicationScoped
public class Tickets {
    private static final String HELD_TARGETS = """
            SELECT target FROM SourceCommandRow WHERE ticketId = :ticketId AND state = 'held' AND target IS NOT NULL
            """;

    private final PolicyVersions policies;
    private final TierStays stays;
    private final TicketEvents events;
    private final References references;
    private final Links links;
    private final Judge judge;
    private final SourceCommands numbered;
    private final TicketAnnouncer announcer;
    private final InstantSource time;
    private final RandomGenerator random = new SecureRandom();

    Tickets(
            PolicyVersions policies,
            TierStays stays,
            TicketEvents events,
            References references,
            Links links,
            Judge judge,
            SourceCommands numbered,
            TicketAnnouncer announcer,
            InstantSource time) {
        this.policies = policies;
        this.stays = stays;
        this.events = events;
        this.references = references;
        this.links = links;
        this.judge = judge;
        this.numbered = numbered;
        this.announcer = announcer;
        this.time = time;
    }

    /** Opens a ticket under the newest policies that the tenant's rules choose, or stores nothing. */
    public Uni<Opening> open(Mutiny.Session session, String tenant, OpeningRequest request) {
        return policies.rules(session, tenant).chain(rules -> {
            Classification classified = Classifying.of(request, Classifying.by(rules));
            return policies.assess(session, tenant, rules, Classifying.attributes(request.issue(), classified))
                    .chain(assessment -> assessment.match(
                            stamped -> open(session, tenant, request, classified, stamped),
                            noPolicyYet -> Uni.createFrom().item(new Opening.NoPolicyYet(noPolicyYet.missing()))));
        });
    }

    private Uni<Opening> open(
            Mutiny.Session session,
            String tenant,
            OpeningRequest request,
            Classification classified,
            Assessment.Stamped stamped) {
        Instant now = now();
        TicketId id = TicketId.create(now, random);
        Assessment.RulesRef rules = stamped.rules();
        AtOpening atOpening = new AtOpening(
                classified,
                new Policies(stamped.slaPolicy(), stamped.escalationPolicy()),
                rules == null ? null : new AtOpening.RulesRef(rules.id(), rules.version(), rules.rule()));
        TicketEvent.Opened event = new TicketEvent.Opened(
                request.openedAt() == null ? now : request.openedAt(),
                request.by(),
                request.sourceSequence(),
                new NewTicket(id, tenant, request.issue(), atOpening));
        Source source = request.issue().source();
        return source == null
                ? store(session, event, now, request)
                : references
                        .claim(session, tenant, source, id, request.fingerprint())
                        .chain(holder -> holder.isEmpty()
                                ? store(session, event, now, request)
                                : openedBefore(session, tenant, holder.get(), request.fingerprint()));
    }

    private Uni<Opening> store(Mutiny.Session session, TicketEvent.Opened event, Instant now, OpeningRequest request) {
        Ticket ticket = TicketEvolution.begin(event);
        String eventId = UUID.randomUUID().toString();
        SourceOrder order = new SourceOrder(event.sourceSequence() == null ? 0 : event.sourceSequence(), event.at());
        return session.persist(TicketRow.of(ticket, order))
                .chain(() -> events.append(session, ticket.id(), 1, eventId, event, now))
                .chain(() -> announcer.announce(session, eventId, event, ticket, request.traceparent()))
                .replaceWith(new Opening.Opened(new TicketView(ticket, Optional.empty(), List.of())));
    }

    private Uni<Opening> openedBefore(
            Mutiny.Session session, String tenant, References.Holder holder, String fingerprint) {
        return holder.fingerprint().equals(fingerprint)
                ? find(session, tenant, holder.ticket()).map(view -> new Opening.OpenedBefore(view.orElseThrow()))
                : Uni.createFrom().item(new Opening.ReferenceTaken(holder.ticket()));
    }

    public Uni<Optional<TicketView>> find(Mutiny.Session session, String tenant, TicketId id) {
        return session.find(TicketRow.class, id.value())
                .chain(row -> row == null || !row.tenant.equals(tenant)
                        ? Uni.createFrom().item(Optional.empty())
                        : view(session, row.toTicket()).map(Optional::of));
    }

    /**
     * Decides on a command and stores and announces what it changes.
     *
     * @param precondition given the ticket's version; throws if that must not be changed. Not asked if a numbered command
     *     is told again
     */
    public Uni<Outcome> handle(
            Mutiny.Session session, String tenant, TicketId id, Told told, LongConsumer precondition) {
        return lock(session, id, told.command()).chain(locked -> {
            Locked subject = locked.find(id, tenant);
            if (subject == null) {
                return Uni.createFrom().item(new Outcome.Unknown());
            }
            Runnable check = () -> precondition.accept(subject.ticket.version());
            if (told.sourceSequence() != null) {
                return numbered.take(session, locked, subject, told, told.sourceSequence(), check)
                        .chain(result -> answer(session, subject, result));
            }
            check.run();
            Instant at = told.occurredAt() == null ? subject.ticket.notBefore(told.receivedAt()) : told.occurredAt();
            return judge.judge(session, locked, subject, told, at)
                    .chain(decision -> view(session, subject.ticket).map(view -> new Outcome.Judged(decision, view)));
        });
    }

    /** Judges what is held of the ticket and has its turn, and refuses what was held too long. */
    public Uni<Void> sweep(Mutiny.Session session, TicketId id) {
        return lock(session, id, null).chain(locked -> {
            Locked subject = locked.find(id);
            return subject == null ? Uni.createFrom().voidItem() : numbered.sweep(session, locked, subject);
        });
    }

    private Uni<Outcome> answer(Mutiny.Session session, Locked subject, SourceCommands.Result result) {
        return result instanceof SourceCommands.Result.Decided decided
                ? view(session, subject.ticket).map(view -> new Outcome.Judged(decided.decision(), view))
                : Uni.createFrom().item(held((SourceCommands.Result.Held) result));
    }

    private static Outcome held(SourceCommands.Result.Held held) {
        return new Outcome.Held(held.held(), held.expected());
    }

    /** The ticket, and those it may have to be merged into. */
    private Uni<LockedTickets> lock(Mutiny.Session session, TicketId id, @Nullable TicketCommand command) {
        return session.createSelectionQuery(HELD_TARGETS, String.class)
                .setParameter("ticketId", id.value())
                .getResultList()
                .chain(targets -> {
                    SortedSet<String> ids = new TreeSet<>(targets);
                    ids.add(id.value());
                    if (command instanceof TicketCommand.Merge merge) {
                        ids.add(merge.into().value());
                    }
                    return LockedTickets.lock(session, ids);
                });
    }

    private Uni<TicketView> view(Mutiny.Session session, Ticket ticket) {
        return stays.find(session, ticket.id().value())
                .chain(stay ->
                        links.naming(session, ticket.id()).map(linkedFrom -> new TicketView(ticket, stay, linkedFrom)));
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
