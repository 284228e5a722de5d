package dev.tiercel.slatimer.clocks.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tiercel.slatimer.clocks.Assessment;
import dev.tiercel.slatimer.clocks.Breach;
import dev.tiercel.slatimer.clocks.BreachEvent;
import dev.tiercel.slatimer.clocks.Facts;
import dev.tiercel.slatimer.clocks.PolicyRef;
import dev.tiercel.slatimer.clocks.SlaPolicy;
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
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
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
    private static final Duration LOOK_FOR_POLICIES_EVERY = Duration.ofMillis(200);

    private final TimerParts parts;
    private final PolicyShelf shelf;
    private final ProcessorContext<byte[], byte[]> context;
    private final KeyValueStore<String, TicketState> tickets;
    private final KeyValueStore<String, byte[]> policies;
    private final DueQueue queue;
    private final ParkedTickets parked;
    private final RefusedPolicies refused;
    private final LongSupplier nextDue;
    private final TimerMeters.Pass pass;
    private Instant lookedForPoliciesAt = Instant.EPOCH;

    TimerProcessor(TimerParts parts, PolicyShelf shelf, ProcessorContext<byte[], byte[]> context) {
        this.parts = parts;
        this.shelf = shelf;
        this.context = context;
        tickets = context.getStateStore(TimerTopology.CLOCKS);
        policies = context.getStateStore(PolicyShelf.STORE);
        queue = new DueQueue(context.getStateStore(TimerTopology.DUE));
        parked = new ParkedTickets(context.getStateStore(TimerTopology.PARKED));
        refused = new RefusedPolicies(shelf, context.getStateStore(TimerTopology.DUE));
        nextDue = queue::next;
        parts.catchUp().wakeAt(nextDue);
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
        parts.catchUp().handled(from.topic(), from.partition(), from.offset());
    }

    @Override
    public void close() {
        parts.catchUp().sleep(nextDue);
        parts.meters().unqueued(nextDue);
        parts.meters().left(partition());
    }

    private void learn(String ticketId, Cause cause, UnaryOperator<Facts> change) {
        TicketState known = tickets.get(ticketId);
        TicketState before = known == null ? TicketState.UNKNOWN : known;
        Facts facts = change.apply(before.facts());
        if (facts == before.facts()) {
            return; // a duplicate, or older than what is known
        }
        inContextOf(ticketId, cause, () -> look(ticketId, before.learned(facts, now()), cause));
    }

    private void onTime() {
        Instant now = now();
        if (parts.catchUp().isCaughtUp(partition())) {
            if (queue.isDue(now)) {
                fire(now);
            }
            if (!queue.isDue(now)) {
                pass.done(now);
            }
        }
        if (Duration.between(lookedForPoliciesAt, now).abs().compareTo(LOOK_FOR_POLICIES_EVERY) >= 0) {
            lookedForPoliciesAt = now;
            lookForPolicies();
            if (partition() == RefusedPolicies.TASK) {
                refused.tell(now, letter -> context.forward(letter, TimerTopology.TO_DEAD_LETTERS));
            }
        }
    }

    private void fire(Instant now) {
        List<DueQueue.Due> due = queue.due(now, parts.firingCap());
        for (DueQueue.Due entry : due) {
            TicketState state = tickets.get(entry.id());
            if (state == null || !entry.at().equals(state.wakeAt())) {
                throw new IllegalStateException("due queue: " + entry + " (expected: "
                        + (state == null ? "a known ticket" : state.wakeAt()) + ")");
            }
            inContextOf(entry.id(), null, () -> look(entry.id(), state, null));
        }
        if (!due.isEmpty()) {
            queue.fired(now);
            // Until the transaction is committed nobody can read the breach.
            context.commit();
        }
    }

    private void lookForPolicies() {
        for (String policyKey : parked.missing()) {
            if (shelf.find(policyKey, policies) != null) {
                Map<String, Cause> waiting = parked.waitingFor(policyKey, parts.firingCap());
                waiting.forEach((ticketId, cause) -> {
                    parked.release(policyKey, ticketId);
                    inContextOf(ticketId, cause, () -> look(ticketId, tickets.get(ticketId), cause));
                });
            }
        }
    }

    private void look(String ticketId, TicketState state, @Nullable Cause cause) {
        Facts facts = state.facts();
        Ticket ticket = facts.ticket();
        if (ticket == null) {
            tickets.put(ticketId, state); // moved before it was seen: the stays wait for it
            return;
        }
        if (state.parkedFor() != null) {
            parked.release(state.parkedFor(), ticketId);
        }
        Map<PolicyRef, SlaPolicy> known = new HashMap<>();
        for (PolicyRef ref : ticket.policies()) {
            String policyKey = PolicyShelf.keyOf(ticket.tenant(), ref);
            SlaPolicy policy = shelf.find(policyKey, policies);
            if (policy == null) {
                park(ticketId, state, policyKey, cause);
                return;
            }
            known.put(ref, policy);
        }
        Instant now = now();
        Assessment assessment = parts.catchUp().isCaughtUp(partition())
                ? Assessment.at(now, ticket, facts.stays(), known, state.ledger())
                : Assessment.catchingUp(ticket, facts.stays(), known, state.ledger());
        assessment.events().forEach(event -> tell(event, ticket, state, now, cause));
        OutgoingEvent clocks = EventWriter.clocks(
                assessment.clocks(),
                ticket,
                facts,
                now,
                cause,
                assessment.ledger().firedUpTo());
        String shown = clocks.digestOf("clocks");
        if (!shown.equals(state.shown())) {
            forward(clocks, TimerTopology.TO_CLOCKS, now);
        }
        Tally tally = Tally.of(assessment.clocks());
        queue.count(state.tally(), tally);
        parts.meters().counted(partition(), queue.tally());
        queue.move(ticketId, state.wakeAt(), assessment.wakeAt());
        tickets.put(
                ticketId,
                new TicketState(
                        facts, assessment.ledger(), state.learnedAt(), assessment.wakeAt(), shown, tally, null));
    }

    /** Until the policy is published: what is due by the others is told then too, because it might not be owed. */
    private void park(String ticketId, TicketState state, String policyKey, @Nullable Cause cause) {
        if (cause == null) {
            throw new IllegalStateException("policy: gone " + policyKey + " (expected: kept for ever)");
        }
        LOG.infof("Parked until policy %s is published", policyKey);
        parked.park(policyKey, ticketId, cause);
        queue.move(ticketId, state.wakeAt(), null);
        tickets.put(ticketId, state.park(policyKey));
    }

    private void tell(BreachEvent event, Ticket ticket, TicketState state, Instant now, @Nullable Cause cause) {
        OutgoingEvent outgoing = EventWriter.breach(event, ticket, now, cause);
        Breach breach = event.breach();
        if (event instanceof BreachEvent.Announced) {
            parts.meters().announced(breach.dueAt(), state.learnedAt(), now);
        }
        LOG.infof("%s %s as %s", event.getClass().getSimpleName(), breach.id(), outgoing.id());
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
