package dev.tiercel.slatimer.clocks.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tiercel.slatimer.clocks.Assessment;
import dev.tiercel.slatimer.clocks.Breach;
import dev.tiercel.slatimer.clocks.BreachEvent;
import dev.tiercel.slatimer.clocks.CalendarRef;
import dev.tiercel.slatimer.clocks.Clock;
import dev.tiercel.slatimer.clocks.Clocks;
import dev.tiercel.slatimer.clocks.Digest;
import dev.tiercel.slatimer.clocks.Facts;
import dev.tiercel.slatimer.clocks.Happening;
import dev.tiercel.slatimer.clocks.OpenClock;
import dev.tiercel.slatimer.clocks.Retiming;
import dev.tiercel.slatimer.clocks.Rules;
import dev.tiercel.slatimer.clocks.Ticket;
import dev.tiercel.slatimer.clocks.kafka.Cause;
import dev.tiercel.slatimer.clocks.kafka.EventReader;
import dev.tiercel.slatimer.clocks.kafka.EventWriter;
import dev.tiercel.slatimer.clocks.kafka.Incoming;
import dev.tiercel.slatimer.clocks.kafka.OutgoingEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** One task: takes in events about its tickets, and fires what is due. */
final class TimerProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    private static final Logger LOG = Logger.getLogger(TimerProcessor.class);
    private static final Duration LOOK_FOR_RULES_EVERY = Duration.ofMillis(200);
    // Small beside what is due meanwhile, which must not wait for it.
    private static final int RETIMED_IN_ONE_PASS = 200;
    private static final int FOLLOWED_UP_IN_ONE_PASS = 25;
    // After that also while more is due, without end as it seems.
    private static final Duration FOLLOWED_UP_AT_LEISURE = Duration.ofSeconds(10);

    private final TimerParts parts;
    private final CalendarShelf calendars;
    private final ProcessorContext<byte[], byte[]> context;
    private final KeyValueStore<String, TicketState> tickets;
    private final KnownRules rules;
    private final DueQueue queue;
    private final ParkedTickets parked;
    private final CalendarIndex index;
    private final OpenClocks open;
    private final RefusedRecords refusedPolicies;
    private final RefusedRecords refusedCalendars;
    private final LongSupplier nextDue;
    private final LongSupplier nextWork;
    private final TimerMeters.Pass pass;
    private Instant lookedForRulesAt = Instant.EPOCH;

    /**
     * The newest version of a calendar by which not all tickets have been looked at.
     *
     * @param before the one by which they were
     */
    private record NewVersion(int number, CalendarRef before, Cause cause) {}

    TimerProcessor(TimerParts parts, Shelves shelves, ProcessorContext<byte[], byte[]> context) {
        this.parts = parts;
        calendars = shelves.calendars;
        this.context = context;
        tickets = context.getStateStore(TimerTopology.CLOCKS);
        KeyValueStore<String, byte[]> publishedPolicies = context.getStateStore(PolicyShelf.STORE);
        KeyValueStore<String, byte[]> publishedCalendars = context.getStateStore(CalendarShelf.STORE);
        rules = shelves.known(publishedPolicies, publishedCalendars);
        KeyValueStore<Bytes, byte[]> due = context.getStateStore(TimerTopology.DUE);
        queue = new DueQueue(due);
        parked = new ParkedTickets(context.getStateStore(TimerTopology.PARKED));
        index = new CalendarIndex(context.getStateStore(TimerTopology.BY_CALENDAR));
        open = new OpenClocks(context.getStateStore(TimerTopology.OPEN));
        refusedPolicies = new RefusedRecords(shelves.policies::refusedAfter, due, "refused-policies");
        refusedCalendars = new RefusedRecords(shelves.calendars::refusedAfter, due, "refused-calendars");
        nextDue = queue::next;
        nextWork = () -> queue.hasAnnounced() ? 0 : queue.next();
        parts.catchUp().wakeAt(nextWork);
        parts.meters().queued(nextDue, parts.time());
        pass = parts.meters().arrived(partition());
        parts.meters().counted(partition(), queue.tally());
        context.schedule(parts.punctuateEvery(), PunctuationType.WALL_CLOCK_TIME, timestamp -> onTime());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata from = context.recordMetadata().orElseThrow();
        Incoming incoming = EventReader.read(record.key(), record.value(), record.headers());
        if (incoming instanceof Incoming.TicketChanged changed) {
            learn(changed.ticket().id(), changed.cause(), facts -> facts.with(changed.ticket()));
        } else if (incoming instanceof Incoming.TicketMoved moved) {
            learn(moved.ticketId(), moved.cause(), facts -> facts.with(moved.stays()));
        } else if (incoming instanceof Incoming.Malformed malformed) {
            LOG.warnf(
                    "Record %s-%d@%d cannot be handled, to the dead letters: %s",
                    from.topic(), from.partition(), from.offset(), malformed.reason());
            context.forward(DeadLetter.of(record, from, malformed.reason()), TimerTopology.TO_DEAD_LETTERS);
        } else if (incoming instanceof Incoming.Ignored ignored) {
            LOG.debugf("No clock depends on %s", ignored.type());
        }
        settle();
        parts.catchUp().handled(from.topic(), from.partition(), from.offset());
    }

    @Override
    public void close() {
        parts.catchUp().sleep(nextWork);
        parts.meters().unqueued(nextDue);
        parts.meters().left(partition());
    }

    private void learn(String ticketId, Cause cause, UnaryOperator<Facts> change) {
        TicketState known = find(ticketId);
        TicketState before = known == null ? TicketState.UNKNOWN : known;
        Facts facts = change.apply(before.facts());
        if (facts == before.facts()) {
            return; // a duplicate, or older than what is known
        }
        List<Happening> news = facts.newsSince(before.facts());
        Instant since =
                news.stream().map(Happening::occurredAt).min(Instant::compareTo).orElse(null);
        // A move that is told is history too, though none of the ticket's own.
        Retiming.Why why = news.isEmpty() ? Retiming.Why.HISTORY : Retiming.Why.of(news);
        TicketState learned = before.learned(facts, now(), before.news().and(since, why));
        inContextOf(ticketId, cause, () -> look(ticketId, learned, cause));
    }

    private void onTime() {
        Instant now = now();
        if (parts.catchUp().isCaughtUp(partition())) {
            boolean wasDue = queue.isDue(now);
            if (wasDue) {
                fire(now);
            }
            if (!wasDue || queue.announcedBefore(now.minus(FOLLOWED_UP_AT_LEISURE))) {
                followUp(now);
            }
            if (!queue.isDue(now)) {
                pass.done(now);
            }
        }
        boolean isTime = Duration.between(lookedForRulesAt, now).abs().compareTo(LOOK_FOR_RULES_EVERY) >= 0;
        if (isTime || index.isPassing()) {
            lookedForRulesAt = now;
            lookForRules();
            lookForCalendars();
            if (partition() == RefusedRecords.TASK) {
                refusedPolicies.tell(now, letter -> context.forward(letter, TimerTopology.TO_DEAD_LETTERS));
                refusedCalendars.tell(now, letter -> context.forward(letter, TimerTopology.TO_DEAD_LETTERS));
            }
        }
        settle();
    }

    private void settle() {
        queue.settle();
        parts.meters().counted(partition(), queue.tally());
    }

    private void fire(Instant now) {
        List<DueQueue.Due> due = queue.due(now, parts.firingCap());
        boolean isCrowd = due.size() >= parts.crowd() && newVersions().isEmpty();
        for (DueQueue.Due entry : due) {
            if (!parts.catchUp().isCaughtUp(partition())) {
                queue.leave(entry); // the pass itself took so long that newer events have to be read first
                break;
            }
            if (!isCrowd || !announceFirst(entry, now)) {
                TicketState state = queued(entry);
                inContextOf(entry.id(), null, () -> look(entry.id(), state, null));
            }
        }
        if (!due.isEmpty()) {
            queue.fired(now);
            // Until the transaction is committed nobody can read the breach.
            context.commit();
        }
    }

    /**
     * Announces what was foreseen for an entry that is due, and nothing more. Until it is followed up, only the queue knows.
     *
     * @return false if the ticket has to be looked at for it
     */
    private boolean announceFirst(DueQueue.Due entry, Instant now) {
        ForeseenBreach foreseen = ForeseenBreach.of(entry);
        if (foreseen == null || !foreseen.canComeFirst(now) || !queue.canBeAnnounced(entry)) {
            return false;
        }
        Breach breach = foreseen.breach();
        CalendarRef calendar = rules.refOf(foreseen.tenant(), breach.promise().calendar(), now);
        if (calendar == null) {
            return false;
        }
        BreachEvent event = new BreachEvent.Announced(breach);
        parts.meters().announced(breach.dueAt(), breach.dueAt(), now);
        forward(
                EventWriter.breach(event, foreseen.tenant(), foreseen.ticketVersion(), calendar, now, null),
                TimerTopology.TO_BREACHES,
                now);
        queue.announce(entry);
        return true;
    }

    /** What follows from announcements that came first, a part of it at a time: it must not keep what is due waiting. */
    private void followUp(Instant now) {
        if (!queue.hasAnnounced()) {
            return;
        }
        Map<String, NewVersion> versions = newVersions();
        for (DueQueue.Due entry : queue.announced(FOLLOWED_UP_IN_ONE_PASS)) {
            TicketState state = withAnnounced(queued(entry), entry);
            NewVersion version = state.calendars().stream()
                    .map(versions::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            if (version == null) {
                inContextOf(entry.id(), null, () -> look(entry.id(), state, null));
            } else {
                retime(entry.id(), state, version); // what looks different now does so for that
            }
        }
    }

    private TicketState queued(DueQueue.Due entry) {
        TicketState state = tickets.get(entry.id());
        if (state == null || !entry.at().equals(state.wakeAt())) {
            throw new IllegalStateException(
                    "due queue: " + entry + " (expected: " + (state == null ? "a known ticket" : state.wakeAt()) + ")");
        }
        return state;
    }

    /** With what was announced of it and not followed up yet; null if nothing is known of it. */
    private @Nullable TicketState find(String ticketId) {
        TicketState state = tickets.get(ticketId);
        if (state == null || state.wakeAt() == null || !queue.hasAnnounced()) {
            return state;
        }
        Bytes notes = queue.notesIfAnnounced(ticketId, state.wakeAt());
        return notes == null ? state : withAnnounced(state, new DueQueue.Due(state.wakeAt(), ticketId, notes));
    }

    private static TicketState withAnnounced(TicketState state, DueQueue.Due entry) {
        ForeseenBreach foreseen = ForeseenBreach.of(entry);
        if (foreseen == null) {
            throw new IllegalStateException("due queue: " + entry + " announced (expected: with what)");
        }
        return state.announced(foreseen.breach());
    }

    private void lookForRules() {
        for (String key : parked.missing()) {
            if (rules.has(key)) {
                Map<String, Cause> waiting = parked.waitingFor(key, parts.firingCap());
                waiting.forEach((ticketId, cause) -> {
                    parked.release(key, ticketId);
                    inContextOf(ticketId, cause, () -> look(ticketId, tickets.get(ticketId), cause));
                });
            }
        }
    }

    /** What fires meanwhile is looked at by the new calendar anyway; the pass is for what it makes due earlier, or later. */
    private void lookForCalendars() {
        newVersions().forEach((key, version) -> {
            for (String ticketId : index.next(key, version.number(), RETIMED_IN_ONE_PASS)) {
                TicketState state = find(ticketId);
                if (state != null && state.parkedFor() == null) {
                    retime(ticketId, state, version);
                }
            }
        });
    }

    /** By the keys of their calendars. */
    private Map<String, NewVersion> newVersions() {
        Map<String, NewVersion> versions = new HashMap<>();
        index.applied().forEach((key, applied) -> {
            CalendarShelf.Shelved shelved = rules.calendar(key);
            if (shelved != null && shelved.newest() != applied) {
                CalendarRef before = new CalendarRef(shelved.calendar().id(), applied);
                versions.put(key, new NewVersion(shelved.newest(), before, calendars.cause(key, shelved.newest())));
            }
        });
        return versions;
    }

    private void retime(String ticketId, TicketState state, NewVersion version) {
        inContextOf(ticketId, version.cause(), () -> look(ticketId, state, version.cause(), version.before()));
    }

    private void look(String ticketId, TicketState state, @Nullable Cause cause) {
        look(ticketId, state, cause, null);
    }

    /** @param before the calendar that changed, as it was; null if it is not looked at for that */
    private void look(String ticketId, TicketState state, @Nullable Cause cause, @Nullable CalendarRef before) {
        Facts facts = state.facts();
        Ticket ticket = facts.ticket();
        if (ticket == null) {
            tickets.put(ticketId, state); // moved before it was seen: the stays wait for it
            return;
        }
        if (state.parkedFor() != null) {
            parked.release(state.parkedFor(), ticketId);
        }
        KnownRules.Found found = rules.of(ticket, facts.stays());
        if (found instanceof KnownRules.Found.Missing missing) {
            park(ticketId, state, missing.key(), cause);
        } else if (found instanceof KnownRules.Found.All all) {
            assess(ticketId, state, ticket, all, cause, before);
        }
    }

    private void assess(
            String ticketId,
            TicketState state,
            Ticket ticket,
            KnownRules.Found.All known,
            @Nullable Cause cause,
            @Nullable CalendarRef before) {
        Facts facts = state.facts();
        Instant now = now();
        Instant since = state.news().since();
        Assessment assessment = parts.catchUp().isCaughtUp(partition())
                ? Assessment.at(now, ticket, facts.stays(), known.rules(), state.ledger(), since)
                : Assessment.catchingUp(ticket, facts.stays(), known.rules(), state.ledger(), since);
        assessment.events().forEach(event -> tell(event, ticket, state, known.rules(), now, cause));
        assessment.warnings().forEach(warning -> {
            CalendarRef calendar =
                    known.rules().refOf(warning.breach().promise().calendar(), now);
            forward(EventWriter.warning(warning, ticket, calendar, now, cause), TimerTopology.TO_WARNINGS, now);
        });
        List<Clock> shownClocks = Clocks.withoutOld(assessment.clocks());
        long shown = Digest.of(shownClocks);
        List<OpenClocks.Listed> listed = state.listed();
        if (state.shown() == null || shown != state.shown()) {
            Retiming retiming =
                    Retiming.of(state.told(), shownClocks, state.news().why(), before);
            forward(
                    EventWriter.clocks(shownClocks, shown, assessment, retiming, facts, ticket, now, cause),
                    TimerTopology.TO_CLOCKS,
                    now);
            listed = open.move(ticket.tenant(), ticketId, listed, OpenClock.of(ticketId, shownClocks));
        }
        Tally tally = Tally.of(assessment.clocks());
        queue.count(state.tally(), tally);
        queue.move(ticketId, state.wakeAt(), assessment.wakeAt(), ForeseenBreach.notes(assessment, ticket, now));
        boolean goesOn =
                assessment.clocks().stream().anyMatch(clock -> !clock.state().isFinal());
        Map<String, Integer> counting = goesOn ? known.calendars() : Map.of();
        index.move(ticketId, state.calendars(), counting);
        tickets.put(
                ticketId,
                new TicketState(
                        facts,
                        assessment.ledger(),
                        state.learnedAt(),
                        assessment.wakeAt(),
                        shown,
                        tally,
                        Retiming.told(state.told(), shownClocks),
                        listed,
                        counting.keySet(),
                        TicketState.News.NONE,
                        null));
    }

    /** Until it is published: what is due by the others is told then too, because it might not be owed. */
    private void park(String ticketId, TicketState state, String key, @Nullable Cause cause) {
        if (cause == null) {
            throw new IllegalStateException("rules: gone " + key + " (expected: kept for ever)");
        }
        LOG.infof("Parked until %s is published", key);
        parked.park(key, ticketId, cause);
        queue.move(ticketId, state.wakeAt(), null);
        tickets.put(ticketId, state.park(key));
    }

    private void tell(
            BreachEvent event, Ticket ticket, TicketState state, Rules known, Instant now, @Nullable Cause cause) {
        Breach breach = event.breach();
        CalendarRef calendar = known.refOf(breach.promise().calendar(), now);
        OutgoingEvent outgoing = EventWriter.breach(event, ticket.tenant(), ticket.version(), calendar, now, cause);
        if (event instanceof BreachEvent.Announced) {
            parts.meters().announced(breach.dueAt(), state.learnedAt(), now);
        }
        // In a burst there are thousands a second, and each is on its topic anyway.
        if (LOG.isDebugEnabled()) {
            LOG.debugf("%s %s as %s", event.getClass().getSimpleName(), breach.id(), outgoing.id());
        }
        forward(outgoing, TimerTopology.TO_BREACHES, now);
    }

    private void forward(OutgoingEvent event, String sink, Instant now) {
        context.forward(
                new Record<>(event.subject().getBytes(UTF_8), event.value(), now.toEpochMilli(), event.headers()),
                sink);
    }

    private Instant now() {
        return parts.time().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private int partition() {
        return context.taskId().partition();
    }

    private static void inContextOf(String ticketId, @Nullable Cause cause, Runnable work) {
        MDC.put("ticket", ticketId);
        if (cause != null) {
            MDC.put("event", cause.eventId());
        }
        try {
            work.run();
        } finally {
            MDC.remove("ticket");
            MDC.remove("event");
        }
    }
}
