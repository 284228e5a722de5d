package dev.tiercel.slatimer.wanted.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tiercel.slatimer.clocks.ServiceCalendar;
import dev.tiercel.slatimer.clocks.kafka.Json;
import dev.tiercel.slatimer.clocks.kafka.OutgoingEvent;
import dev.tiercel.slatimer.clocks.kafka.Topics;
import dev.tiercel.slatimer.clocks.streams.CalendarIndex;
import dev.tiercel.slatimer.clocks.streams.CalendarShelf;
import dev.tiercel.slatimer.clocks.streams.DeadLetter;
import dev.tiercel.slatimer.clocks.streams.DueQueue;
import dev.tiercel.slatimer.clocks.streams.JsonSerde;
import dev.tiercel.slatimer.clocks.streams.KnownRules;
import dev.tiercel.slatimer.clocks.streams.Shelves;
import dev.tiercel.slatimer.clocks.streams.TimerParts;
import dev.tiercel.slatimer.wanted.Elapsed;
import dev.tiercel.slatimer.wanted.Wanted;
import dev.tiercel.slatimer.wanted.kafka.ElapsedWriter;
import dev.tiercel.slatimer.wanted.kafka.IncomingSet;
import dev.tiercel.slatimer.wanted.kafka.SetReader;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
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
    private static final Duration LOOK_FOR_CALENDARS_EVERY = Duration.ofMillis(200);
    // Small beside what is due meanwhile, which must not wait for it.
    private static final int LOOKED_AT_IN_ONE_PASS = 200;

    // In the store behind the instants of the queue.
    private static final String PREFIX = "set/";
    static final Bytes INDEX = DueQueue.besides("by-calendar/");

    private final TimerParts parts;
    private final ProcessorContext<byte[], byte[]> context;
    private final KeyValueStore<Bytes, byte[]> sets;
    private final KnownRules rules;
    private final DueQueue queue;
    private final CalendarIndex index;
    private final LongSupplier nextDue;
    private Instant lookedForCalendarsAt = Instant.EPOCH;

    WantedProcessor(TimerParts parts, Shelves shelves, ProcessorContext<byte[], byte[]> context) {
        this.parts = parts;
        this.context = context;
        sets = context.getStateStore(WantedTopology.STORE);
        rules = shelves.known(context);
        queue = new DueQueue(sets);
        index = new CalendarIndex(sets, INDEX);
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
        look(name, StoredSet.learned(given.body(), now(), known));
    }

    private void forget(String name) {
        StoredSet known = find(name);
        if (known != null) {
            queue.move(name, known.wakeAt(), null);
            index.move(name, known.calendars(), Map.of());
            sets.delete(keyOf(name));
        }
    }

    private void onTime() {
        Instant now = now();
        if (queue.isDue(now) && parts.catchUp().isCaughtUp(partition())) {
            fire(now);
        }
        boolean isTime = Duration.between(lookedForCalendarsAt, now).abs().compareTo(LOOK_FOR_CALENDARS_EVERY) >= 0;
        if (isTime || index.isPassing()) {
            lookedForCalendarsAt = now;
            lookForCalendars(now);
        }
    }

    private void fire(Instant now) {
        List<DueQueue.Due> due = queue.due(now, parts.firingCap());
        for (DueQueue.Due entry : due) {
            StoredSet stored = find(entry.id());
            if (stored == null || !entry.at().equals(stored.wakeAt())) {
                throw new IllegalStateException("due queue: " + entry + " (expected: "
                        + (stored == null ? "a known set" : stored.wakeAt()) + ")");
            }
            look(entry.id(), stored);
        }
        if (!due.isEmpty()) {
            queue.fired(now);
            // Until the transaction is committed nobody can read it.
            context.commit();
        }
    }

    /** What fires meanwhile is counted by the new version anyway; the pass is for what it makes due earlier, or at all. */
    private void lookForCalendars(Instant now) {
        for (Map.Entry<String, Integer> applied : index.applied().entrySet()) {
            String key = applied.getKey();
            int newest = newest(rules.calendar(key));
            if (newest == applied.getValue()) {
                continue;
            }
            for (String name : index.next(key, newest, LOOKED_AT_IN_ONE_PASS)) {
                StoredSet stored = find(name);
                if (stored != null) {
                    look(name, stored.learnedAgain(now));
                }
            }
        }
    }

    /** Nothing elapses before it has caught up; it is queued then. */
    private void look(String name, StoredSet stored) {
        Instant now = now();
        Wanted wanted = stored.wanted();
        Map<String, ServiceCalendar> published = new HashMap<>();
        Map<String, Integer> versions = new HashMap<>();
        for (String calendar : wanted.calendars()) {
            String key = CalendarShelf.keyOf(wanted.set().tenant(), calendar);
            CalendarShelf.Shelved shelved = rules.calendar(key);
            versions.put(key, newest(shelved));
            if (shelved != null) {
                published.put(calendar, shelved.calendar());
            } else if (!stored.calendars().contains(key)) {
                LOG.infof("Timers of %s wait until %s is published", name, key);
            }
        }
        Wanted.Look look = wanted.at(parts.catchUp().isCaughtUp(partition()) ? now : Instant.MIN, published);
        for (Elapsed elapsed : look.elapsed()) {
            OutgoingEvent event = ElapsedWriter.elapsed(wanted.set(), elapsed, now);
            LOG.debugf("Timer %s of %s has elapsed, %s", elapsed.timerId(), name, event.id());
            parts.meters().announced(elapsed.dueAt(), stored.learnedAt(), now);
            context.forward(
                    new Record<>(name.getBytes(UTF_8), event.value(), now.toEpochMilli(), event.headers()),
                    WantedTopology.TO_TIMER_ELAPSED);
        }
        queue.move(name, stored.wakeAt(), look.wakeAt());
        versions.keySet().retainAll(keys(look.after()));
        index.move(name, stored.calendars(), versions);
        sets.put(keyOf(name), Json.bytes(stored.after(look, versions.keySet())));
    }

    private static Set<String> keys(Wanted wanted) {
        return wanted.calendars().stream()
                .map(calendar -> CalendarShelf.keyOf(wanted.set().tenant(), calendar))
                .collect(Collectors.toSet());
    }

    /** 0 of a calendar that is not published, so that the first version is a change like any other. */
    private static int newest(CalendarShelf.@Nullable Shelved shelved) {
        return shelved == null ? 0 : shelved.newest();
    }

    private @Nullable StoredSet find(String name) {
        byte[] stored = sets.get(keyOf(name));
        return stored == null ? null : JsonSerde.read(StoredSet.class, stored);
    }

    private static Bytes keyOf(String name) {
        return DueQueue.besides(PREFIX + name);
    }

    private Instant now() {
        return parts.time().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private int partition() {
        return context.taskId().partition();
    }
}
