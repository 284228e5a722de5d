package dev.tiercel.slatimer.wanted.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tiercel.slatimer.clocks.kafka.Json;
import dev.tiercel.slatimer.clocks.kafka.OutgoingEvent;
import dev.tiercel.slatimer.clocks.kafka.Topics;
import dev.tiercel.slatimer.clocks.streams.DeadLetter;
import dev.tiercel.slatimer.clocks.streams.DueQueue;
import dev.tiercel.slatimer.clocks.streams.JsonSerde;
import dev.tiercel.slatimer.clocks.streams.TimerParts;
import dev.tiercel.slatimer.wanted.Elapsed;
import dev.tiercel.slatimer.wanted.Wanted;
import dev.tiercel.slatimer.wanted.kafka.ElapsedWriter;
import dev.tiercel.slatimer.wanted.kafka.IncomingSet;
import dev.tiercel.slatimer.wanted.kafka.SetReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The wanted timers of one partition: takes in sets, and tells what has elapsed. */
final class WantedProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    private static final Logger LOG = Logger.getLogger(WantedProcessor.class);

    private final TimerParts parts;
    private final ProcessorContext<byte[], byte[]> context;
    private final KeyValueStore<Bytes, byte[]> sets;
    private final DueQueue queue;
    private final LongSupplier nextDue;

    WantedProcessor(TimerParts parts, ProcessorContext<byte[], byte[]> context) {
        this.parts = parts;
        this.context = context;
        sets = context.getStateStore(WantedTopology.STORE);
        queue = new DueQueue(sets);
        nextDue = queue::next;
        parts.catchUp().wakeAt(nextDue);
        parts.meters().queued(nextDue, parts.time());
        context.schedule(parts.punctuateEvery(), PunctuationType.WALL_CLOCK_TIME, timestamp -> onTime());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata from = context.recordMetadata().orElseThrow();
        if (from.topic().equals(Topics.TIMERS_WANTED) || SetReader.isSet(record.headers())) {
            take(record, from);
        }
        parts.catchUp().handled(from.topic(), from.partition(), from.offset());
    }

    private void take(Record<byte[], byte[]> record, RecordMetadata from) {
        IncomingSet incoming = SetReader.read(record.key(), record.value(), record.headers());
        if (incoming instanceof IncomingSet.Given given) {
            learn(given);
        } else if (incoming instanceof IncomingSet.Gone gone) {
            forget(gone.name());
        } else if (incoming instanceof IncomingSet.Malformed malformed) {
            LOG.warnf(
                    "Record %s-%d@%d cannot be handled, to the dead letters: %s",
                    from.topic(), from.partition(), from.offset(), malformed.reason());
            context.forward(DeadLetter.of(record, from, malformed.reason()), WantedTopology.TO_DEAD_LETTERS);
        } else if (incoming instanceof IncomingSet.Ignored ignored) {
            LOG.debugf("No timer is wanted by %s", ignored.type());
        }
    }

    @Override
    public void close() {
        parts.catchUp().sleep(nextDue);
        parts.meters().unqueued(nextDue);
    }

    private void learn(IncomingSet.Given given) {
        String name = given.set().name();
        StoredSet known = find(name);
        if (known != null) {
            Wanted wanted = known.wanted();
            if (wanted.with(given.set()) == wanted) {
                LOG.debugf(
                        "Generation %d of %s is not newer than what is known",
                        given.set().generation(), name);
                return;
            }
        }
        // In the queue where the set before it was, until the look that follows moves it.
        StoredSet learned = new StoredSet(given.body(), Set.of(), now(), known == null ? null : known.wakeAt());
        look(name, learned, parts.catchUp().isCaughtUp(partition()) ? now() : Instant.MIN);
    }

    private void forget(String name) {
        StoredSet known = find(name);
        if (known != null) {
            queue.move(name, known.wakeAt(), null);
            sets.delete(keyOf(name));
        }
    }

    private void onTime() {
        Instant now = now();
        if (!queue.isDue(now) || !parts.catchUp().isCaughtUp(partition())) {
            return;
        }
        List<DueQueue.Due> due = queue.due(now, parts.firingCap());
        for (DueQueue.Due entry : due) {
            StoredSet stored = find(entry.id());
            if (stored == null || !entry.at().equals(stored.wakeAt())) {
                throw new IllegalStateException("due queue: " + entry + " (expected: "
                        + (stored == null ? "a known set" : stored.wakeAt()) + ")");
            }
            look(entry.id(), stored, now);
        }
        if (!due.isEmpty()) {
            queue.fired(now);
            // Until the transaction is committed nobody can read it.
            context.commit();
        }
    }

    private void look(String name, StoredSet stored, Instant now) {
        Wanted wanted = stored.wanted();
        Wanted.Look look = wanted.at(now);
        for (Elapsed elapsed : look.elapsed()) {
            OutgoingEvent event = ElapsedWriter.elapsed(wanted.set(), elapsed, now);
            LOG.debugf("Timer %s of %s has elapsed, %s", elapsed.timerId(), name, event.id());
            parts.meters().announced(elapsed.dueAt(), stored.learnedAt(), now);
            context.forward(
                    new Record<>(name.getBytes(UTF_8), event.value(), now.toEpochMilli(), event.headers()),
                    WantedTopology.TO_TIMER_ELAPSED);
        }
        queue.move(name, stored.wakeAt(), look.wakeAt());
        sets.put(keyOf(name), Json.bytes(stored.after(look)));
    }

    private @Nullable StoredSet find(String name) {
        byte[] stored = sets.get(keyOf(name));
        return stored == null ? null : JsonSerde.read(StoredSet.class, stored);
    }

    /** Behind the instants of the queue, which are in the same store. */
    private static Bytes keyOf(String name) {
        return DueQueue.besides("set/" + name);
    }

    private Instant now() {
        return parts.time().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private int partition() {
        return context.taskId().partition();
    }
}
