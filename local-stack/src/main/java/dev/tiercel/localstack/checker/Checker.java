package dev.tiercel.localstack.checker;

import dev.tiercel.contracts.EventContracts;
import dev.tiercel.localstack.checker.Inconsistency.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads along and judges. Feed it every record of every topic from the beginning, as a {@code read_committed} consumer
 * sees them; ask it at any time what would be inconsistent if nothing more came. Safe for several threads.
 */
public final class Checker {
    /** Schemas are checked for this many records of a type, then for every {@link #SAMPLE}th: it is slower than Kafka. */
    private static final int ALL_UP_TO = 200;

    private static final int SAMPLE = 20;
    private static final String DEAD_LETTERS = "-dead-letters";
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

    private final EventContracts contracts = EventContracts.packaged();
    private final Set<String> deadLettersExpected;
    private final Map<String, Trail> trails = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Integer> byType = new HashMap<>();
    private final List<Inconsistency> certain = new ArrayList<>();
    private final Tally tally = new Tally();
    private final Histogram latenessMillis = new Histogram(3);

    public Checker() {
        this(Set.of());
    }

    /**
     * @param deadLettersExpected values of records that were damaged on purpose, as text: their dead letters are right
     */
    public Checker(Set<String> deadLettersExpected) {
        this.deadLettersExpected = Set.copyOf(deadLettersExpected);
    }

    /**
     * @param arrivedAt when the consumer had it
     */
    public synchronized void see(ConsumerRecord<String, byte[]> record, Instant arrivedAt) {
        if (record.topic().endsWith(DEAD_LETTERS)) {
            deadLetter(record);
            return;
        }
        if (contracts.types(record.topic()).isEmpty()) {
            return; // replays and the like repeat what was seen elsewhere
        }
        try {
            see(Seen.read(record, arrivedAt), record);
        } catch (IOException | IllegalArgumentException e) {
            if (!deadLettersExpected.contains(text(record))) {
                certain.add(new Inconsistency(Kind.BREAKS_CONTRACT, "", where(record) + ": " + e.getMessage()));
            }
        }
    }

    private void see(Seen seen, ConsumerRecord<String, byte[]> record) {
        int number = byType.merge(seen.type(), 1, Integer::sum);
        if (number <= ALL_UP_TO || number % SAMPLE == 0) {
            List<String> problems = contracts.validate(record);
            if (!problems.isEmpty()) {
                if (!deadLettersExpected.contains(text(record))) {
                    certain.add(new Inconsistency(Kind.BREAKS_CONTRACT, "", where(record) + ": " + problems));
                }
                return;
            }
        }
        if (!ids.add(seen.topic() + " " + seen.id())) {
            certain.add(new Inconsistency(Kind.EVENT_TWICE, seen.key(), where(record) + ": " + seen.id()));
            return;
        }
        if (ABOUT_TICKETS.contains(seen.topic())) {
            Trail trail = trails.computeIfAbsent(ticketId(seen), Trail::new);
            if (seen.type().equals("sla-breach.announced")) {
                Duration late = Duration.between(trail.owedFrom(seen), seen.arrivedAt());
                latenessMillis.recordValue(Math.max(0, late.toMillis()));
            }
            trail.see(seen);
            tally.see(seen);
        }
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

    /** How late announcements arrived, in milliseconds, counted from when they were owed. */
    public synchronized Histogram latenessMillis() {
        return latenessMillis.copy();
    }

    public synchronized Tally tally() {
        return tally.copy();
    }

    private void deadLetter(ConsumerRecord<String, byte[]> record) {
        if (!deadLettersExpected.contains(text(record))) {
            certain.add(new Inconsistency(Kind.DEAD_LETTER, String.valueOf(record.key()), where(record)));
        }
    }

    private static String ticketId(Seen seen) {
        return seen.topic().equals("notified") ? seen.text("ticketId") : seen.key();
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        return record.value() == null ? "" : new String(record.value(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String where(ConsumerRecord<String, byte[]> record) {
        return record.topic() + " partition " + record.partition() + " offset " + record.offset();
    }
}
