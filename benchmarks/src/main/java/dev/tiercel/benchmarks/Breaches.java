package dev.tiercel.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A {@code read_committed} subscriber of a topic of breaches, on a thread of its own, and the book of what is owed: each
 * due ticket is owed one record, at its due instant or after. Reads fields by their place in the text; parsing JSON would
 * take time from what is measured on the same cores.
 */
final class Breaches implements AutoCloseable {

    /** What was not exact. */
    record Faults(int missing, int twice, int early, int notOwed) {

        boolean none() {
            return missing + twice + early + notOwed == 0;
        }

        @Override
        public String toString() {
            return missing + " missing, " + twice + " seen twice, " + early + " early, " + notOwed + " not owed";
        }
    }

    private static final byte[] DUE_AT = "\"dueAt\":\"".getBytes(UTF_8);
    private static final byte[] DETECTED_AT = "\"detectedAt\":\"".getBytes(UTF_8);
    private static final byte[] OBJECTIVE = "\"objective\":\"first-response\"".getBytes(UTF_8);
    private static final String ANNOUNCED = "dev.tiercel.sla-breach.announced.v1";
    private static final long NOT_DUE = 0;

    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;
    private final CountDownLatch started = new CountDownLatch(1);
    private final List<Window> windows = new ArrayList<>();
    private long[] dueMillis = new long[1 << 16];
    private byte[] seen = new byte[1 << 16];
    private final long[] lastDueInPartition;
    private int owed;
    private int met;
    private int twice;
    private int early;
    private int notOwed;
    private volatile boolean closing;

    Breaches(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        10_000),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        lastDueInPartition = new long[partitions.size()];
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = new Thread(this::read, "breaches");
        thread.setDaemon(true);
    }

    Breaches start() throws InterruptedException {
        thread.start();
        started.await();
        return this;
    }

    /** To be told before the ticket can be seen. */
    synchronized void owe(int ticket, long due) {
        if (ticket >= dueMillis.length) {
            int length = Math.max(ticket + 1, 2 * dueMillis.length);
            dueMillis = Arrays.copyOf(dueMillis, length);
            seen = Arrays.copyOf(seen, length);
        }
        dueMillis[ticket] = due;
        owed++;
    }

    /** Counts what is due then from now on. */
    synchronized Window window(long fromMillis, long toMillis) {
        Window window = new Window(fromMillis, toMillis);
        windows.add(window);
        return window;
    }

    synchronized int outstanding() {
        return owed - met;
    }

    synchronized int seen() {
        return met;
    }

    /** Whether every partition has brought a breach that was due then or later. */
    synchronized boolean hasFiredSince(long millis) {
        return Arrays.stream(lastDueInPartition).allMatch(due -> due >= millis);
    }

    synchronized Faults faults() {
        return new Faults(owed - met, twice, early, notOwed);
    }

    /** Begins anew with the next; what was missing is not owed any longer. */
    synchronized void forgetFaults() {
        Arrays.fill(dueMillis, NOT_DUE);
        owed = 0;
        met = 0;
        twice = 0;
        early = 0;
        notOwed = 0;
        windows.clear();
    }

    private void read() {
        try {
            while (!closing) {
                ConsumerRecords<String, byte[]> records = consumer.poll(Duration.ofMillis(200));
                started.countDown();
                if (!records.isEmpty()) {
                    take(records);
                }
            }
        } catch (WakeupException e) {
            // closing
        } finally {
            consumer.close();
        }
    }

    private synchronized void take(ConsumerRecords<String, byte[]> records) {
        Instant now = Instant.now();
        long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        for (ConsumerRecord<String, byte[]> record : records) {
            take(record, micros);
        }
    }

    private void take(ConsumerRecord<String, byte[]> record, long micros) {
        int ticket = Tickets.number(record.key());
        long due = millis(record.value(), DUE_AT);
        if (ticket < 0 || ticket >= dueMillis.length || dueMillis[ticket] != due || !isAnnouncement(record)) {
            notOwed++;
            return;
        }
        if (seen[ticket]++ > 0) {
            twice++;
            return;
        }
        met++;
        lastDueInPartition[record.partition()] = Math.max(lastDueInPartition[record.partition()], due);
        if (micros < 1_000 * due || millis(record.value(), DETECTED_AT) < due) {
            early++;
        }
        for (int i = windows.size() - 1; i >= 0; i--) {
            if (windows.get(i).holds(due)) {
                windows.get(i).seen(due, micros);
                break;
            }
        }
    }

    private static boolean isAnnouncement(ConsumerRecord<String, byte[]> record) {
        return indexOf(record.value(), OBJECTIVE) >= 0
                && new String(record.headers().lastHeader("ce_type").value(), UTF_8).equals(ANNOUNCED);
    }

    /** -1 if the field is not there. */
    private static long millis(byte[] value, byte[] field) {
        int at = indexOf(value, field);
        if (at < 0) {
            return -1;
        }
        int from = at + field.length;
        int to = from;
        while (value[to] != '"') {
            to++;
        }
        return Instant.parse(new String(value, from, to - from, UTF_8)).toEpochMilli();
    }

    private static int indexOf(byte[] value, byte[] wanted) {
        outer:
        for (int i = 0; i <= value.length - wanted.length; i++) {
            for (int j = 0; j < wanted.length; j++) {
                if (value[i + j] != wanted[j]) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        Pause.join(thread);
    }
}
