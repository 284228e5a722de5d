package dev.tiercel.ticket.lifecycle.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tiercel.outbox.hibernate.Outbox;
import dev.tiercel.ticket.assessment.store.PolicyVersions;
import dev.tiercel.ticket.lifecycle.Circumstances;
import dev.tiercel.ticket.lifecycle.Decision;
import dev.tiercel.ticket.lifecycle.Merging;
import dev.tiercel.ticket.lifecycle.PriorityRule;
import dev.tiercel.ticket.lifecycle.Refusal;
import dev.tiercel.ticket.lifecycle.Ticket;
import dev.tiercel.ticket.lifecycle.TicketCommand;
import dev.tiercel.ticket.lifecycle.TicketDecider;
import dev.tiercel.ticket.lifecycle.TicketEvent;
import dev.tiercel.ticket.lifecycle.TicketId;
import dev.tiercel.ticket.lifecycle.json.TicketJson;
import dev.tiercel.ticket.lifecycle.kafka.TicketAnnouncer;
import dev.tiercel.ticket.lifecycle.store.LockedTickets.Locked;
import dev.tiercel.ticket.tiers.store.TierStays;
import dev.tiercel.ticket.timeline.store.TicketNews;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Decides on one command for a locked ticket, and stores and announces what it changes. */
@ApplicationScoped
class Judge {
    // What finishes a ticket may be as long as two texts, each told and kept.
    private static final int MOST_BYTES_UNFINISHED = Outbox.MAX_PAYLOAD_BYTES - 250_000;

    private final TicketEvents events;
    private final PolicyVersions policies;
    private final TierStays stays;
    private final TicketNews news;
    private final Links links;
    private final TicketAnnouncer announcer;
    private final InstantSource time;

    Judge(
            TicketEvents events,
            PolicyVersions policies,
            TierStays stays,
            TicketNews news,
            Links links,
            TicketAnnouncer announcer,
            InstantSource time) {
        this.events = events;
        this.policies = policies;
        this.stays = stays;
        this.news = news;
        this.links = links;
        this.announcer = announcer;
        this.time = time;
    }

    /**
     * @param at when it happened; if nobody said when, not before the newest change of the ticket
     * @param locked with the ticket a merge goes into, if there is one
     */
    Uni<Decision> judge(Mutiny.Session session, LockedTickets locked, Locked subject, Told told, Instant at) {
        return impossible(session, subject, told.command())
                .chain(refusal -> refusal != null
                        ? Uni.createFrom().item(new Decision.Rejected(refusal))
                        : circumstances(session, subject.ticket, told, at)
                                .chain(met -> decide(session, subject.ticket, told, met))
                                .chain(decision -> decision instanceof Decision.Accepted accepted
                                        ? carryOut(session, locked, subject, accepted, told.traceparent())
                                        : Uni.createFrom().item(decision)));
    }

    /** Why the command cannot be about the ticket it names. */
    private Uni<@Nullable Refusal> impossible(Mutiny.Session session, Locked subject, TicketCommand command) {
        TicketId named = command instanceof TicketCommand.Link link
                ? link.to()
                : command instanceof TicketCommand.Merge merge ? merge.into() : null;
        if (named == null) {
            return Uni.createFrom().nullItem();
        }
        if (named.equals(subject.ticket.id())) {
            return Uni.createFrom().item(Refusal.SAME_TICKET);
        }
        return session.find(TicketRow.class, named.value())
                .map(row -> row != null && row.tenant.equals(subject.row.tenant) ? null : Refusal.UNKNOWN_TARGET);
    }

    private Uni<Circumstances> circumstances(Mutiny.Session session, Ticket ticket, Told told, Instant at) {
        return stays.find(session, ticket.id().value()).chain(stay -> {
            int newest = stay.isEmpty() ? 0 : stay.get().sequence();
            boolean begun = told.occurredAt() == null
                    || stay.isEmpty()
                    || !stay.get().movedAt().isAfter(at);
            return (begun
                            ? Uni.createFrom().item(newest)
                            : news.stayAt(session, ticket.id().value(), at))
                    .chain(then -> priorities(session, ticket.tenant(), told.command())
                            .map(rule -> new Circumstances(at, told.sourceSequence(), then, newest, rule)));
        });
    }

    /** What the tenant's rules make of impact and urgency; asked only where it matters. */
    private Uni<PriorityRule> priorities(Mutiny.Session session, String tenant, TicketCommand command) {
        return command instanceof TicketCommand.Reassess reassess && reassess.impact() != null
                ? policies.rules(session, tenant).map(Classifying::by)
                : Uni.createFrom().item(Classifying.NOT_ASKED);
    }

    private Uni<Decision> decide(Mutiny.Session session, Ticket ticket, Told told, Circumstances met) {
        return told.occurredAt() == null || met.at().isAfter(ticket.updatedAt())
                ? Uni.createFrom().item(TicketDecider.decide(ticket, told.command(), met))
                : events.of(session, ticket.id()).map(history -> history.decide(told.command(), met));
    }

    private Uni<Decision> carryOut(
            Mutiny.Session session,
            LockedTickets locked,
            Locked subject,
            Decision.Accepted accepted,
            @Nullable String traceparent) {
        if (isTooLong(accepted)) {
            return Uni.createFrom().item(new Decision.Rejected(Refusal.HISTORY_FULL));
        }
        String eventId = UUID.randomUUID().toString();
        if (accepted.event() instanceof TicketEvent.Merged merged) {
            Locked target = locked.find(merged.into(), subject.row.tenant);
            if (target == null) {
                return Uni.createFrom().item(new Decision.Rejected(Refusal.UNKNOWN_TARGET));
            }
            Decision taken = Merging.takeIn(target.ticket, subject.ticket.id(), merged);
            if (taken instanceof Decision.Rejected || taken instanceof Decision.Accepted in && isTooLong(in)) {
                return Uni.createFrom()
                        .item(taken instanceof Decision.Rejected ? taken : new Decision.Rejected(Refusal.TARGET_FULL));
            }
            String linkId = UUID.nameUUIDFromBytes((eventId + "/merged-from").getBytes(UTF_8))
                    .toString();
            return apply(session, subject, eventId, accepted, traceparent)
                    .chain(() -> taken instanceof Decision.Accepted in
                            ? apply(session, target, linkId, in, traceparent)
                            : Uni.createFrom().voidItem())
                    .replaceWith(accepted);
        }
        return apply(session, subject, eventId, accepted, traceparent).replaceWith(accepted);
    }

    private Uni<Void> apply(
            Mutiny.Session session,
            Locked subject,
            String eventId,
            Decision.Accepted accepted,
            @Nullable String traceparent) {
        TicketEvent event = accepted.event();
        Ticket after = accepted.after();
        subject.ticket = after;
        subject.row.show(after);
        return events.append(
                        session,
                        after.id(),
                        after.version(),
                        eventId,
                        event,
                        time.instant().truncatedTo(ChronoUnit.MILLIS))
                .chain(() -> event instanceof TicketEvent.Linked link
                        ? links.add(session, after.id(), link)
                        : Uni.createFrom().voidItem())
                .chain(() -> announcer.announce(session, eventId, event, after, traceparent));
    }

    /** What no broker would take would hold up everything behind it. */
    private static boolean isTooLong(Decision.Accepted accepted) {
        return !TicketDecider.finishes(accepted.event())
                && TicketJson.announcement(accepted.event(), accepted.after()).length > MOST_BYTES_UNFINISHED;
    }
}
