package dev.tiercel.localstack.checker;

import dev.tiercel.contracts.EventContracts;
import dev.tiercel.localstack.checker.Inconsistency.Kind;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads along and judges. Feed it every record of every topic, each partition in its order and as a {@code read_committed}
 * consumer sees it ({@link Watcher} does); ask it at any time what would be inconsistent if nothing more came. Tickets
 * must be seen from their opening on. Safe for several threads.
 */
public final class Checker {
    private static final EventContracts CONTRACTS = EventContracts.packaged();
    private static final String DEAD_LETTERS = "-dead-letters";
    private static final String REPLAYS = "-replays";
    private static final Set<String> ABOUT_TICKETS = Set.of(
            "ticket-created",
            "ticket-updated",
            "resolved",
            "tickets",
            "escalated",
            "tiers",
            "sla-breached",
            "sla-clocks",
            "notified");

    private static final int LATEST = 3;

    private final Predicate<ConsumerRecord<String, byte[]>> concerns;
    private final Map<String, Trail> trails = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final List<Inconsistency> certain = new ArrayList<>();
    private final Tally tally = new Tally();
    private final List<Seen> announced = new ArrayList<>();

    /** Judges every record. */
    public Checker() {
        this(record -> true);
    }

    /**
     * @param concerns false for records that are nobody's fault, on the topic and as a dead letter: those a test damaged or
     *     repeated on purpose and marked by a header, or those of another tenant
     */
    public Checker(Predicate<ConsumerRecord<String, byte[]>> concerns) {
        this.concerns = concerns;
    }

    /**
     * @param arrivedAt when the consumer had it, by a clock that agrees with that of the timer
     */
    public synchronized void see(ConsumerRecord<String, byte[]> record, Instant arrivedAt) {
        if (record.topic().endsWith(REPLAYS) || !concerns.test(record)) {
            return; // a replay repeats what was seen where it was published
        }
        if (record.topic().endsWith(DEAD_LETTERS)) {
            deadLetter(record);
            return;
        }
        List<String> problems = CONTRACTS.validate(record);
        if (!problems.isEmpty()) {
            breaksContract(record, String.join("; ", problems));
        }
        try {
            // Also after a breach of contract: what can be read of it is not missing besides.
            see(Seen.read(record, arrivedAt), record);
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            if (problems.isEmpty()) {
                breaksContract(record, String.valueOf(e.getMessage()));
            }
        }
    }

    private void see(Seen seen, ConsumerRecord<String, byte[]> record) {
        if (!seen.id().isEmpty() && !ids.add(seen.id())) {
            certain.add(new Inconsistency(Kind.EVENT_TWICE, seen.key(), where(record) + ": " + seen.id()));
            return;
        }
        if (ABOUT_TICKETS.contains(seen.topic())) {
            Trail trail = trails.computeIfAbsent(ticketId(seen), Trail::new);
            if (seen.type().equals("sla-breach.announced")) {
                announced.add(seen);
            }
            trail.see(seen);
            tally.see(seen);
        }
    }

    /**
     * Tells of a change that was accepted over REST: its event must come, or something was lost between the answer and the
     * topics.
     *
     * @param version of the ticket after the change, as the answer names it
     */
    public synchronized void expect(String ticketId, int version) {
        trails.computeIfAbsent(ticketId, Trail::new).expect(version);
    }

    /**
     * What would be inconsistent if nothing more came.
     *
     * @param grace how long after its due instant a clock may still show itself running
     */
    public synchronized List<Inconsistency> inconsistencies(Instant now, Duration grace) {
        List<Inconsistency> found = new ArrayList<>(certain);
        trails.values().forEach(trail -> trail.judge(now, grace, found));
        return found;
    }

    /**
     * How late announcements arrived, in milliseconds: counted from the due instant, or from the arrival of the event that
     * made the breach owed if that was later. Who reads several topics may see the breach first, so this is reckoned when it
     * is asked for.
     */
    public synchronized Histogram latenessMillis() {
        Histogram millis = new Histogram(3);
        late().forEach(late -> millis.recordValue(Math.max(0, late.by().toMillis())));
        return millis;
    }

    /** The announcements that were latest, the worst first; a few. */
    public synchronized List<Late> latest() {
        return late().sorted(Comparator.comparing(Late::by).reversed())
                .limit(LATEST)
                .toList();
    }

    public synchronized int announced() {
        return announced.size();
    }

    private Stream<Late> late() {
        return announced.stream()
                .map(breach -> Late.of(
                        breach,
                        trails.computeIfAbsent(ticketId(breach), Trail::new).owedFrom(breach)));
    }

    public synchronized Tally tally() {
        return tally.copy();
    }

    private void deadLetter(ConsumerRecord<String, byte[]> record) {
        if (record.value() != null || record.headers().lastHeader("dead-letter-replayed") == null) {
            certain.add(new Inconsistency(Kind.DEAD_LETTER, String.valueOf(record.key()), where(record)));
        }
    }

    private void breaksContract(ConsumerRecord<String, byte[]> record, String problem) {
        certain.add(
                new Inconsistency(Kind.BREAKS_CONTRACT, String.valueOf(record.key()), where(record) + ": " + problem));
    }

    private static String ticketId(Seen seen) {
        return seen.topic().equals("notified") ? seen.text("ticketId") : seen.key();
    }

    private static String where(ConsumerRecord<String, byte[]> record) {
        return record.topic() + " partition " + record.partition() + " offset " + record.offset();
    }
}
