package dev.tiercel.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * How fast tickets are taken in while they are being written: from the first record until the offsets of the last are
 * committed, and with them, in the same transactions, its clocks. Then a {@code read_committed} consumer counts what was
 * told of them.
 */
final class IngestRow {

    private static final String CLOCKS = "sla-clocks";
    private static final int CLOCKS_PER_TICKET = 3;

    private final Report report;
    private final Stage stage;

    IngestRow(Report report, Stage stage) {
        this.report = report;
        this.stage = stage;
    }

    /** Leaves so many open. */
    void run(int open, int repetitions) throws ExecutionException, InterruptedException {
        List<Double> perSecond = new ArrayList<>();
        int before = stage.open();
        for (int i = 1; i <= repetitions; i++) {
            Map<TopicPartition, Long> from = stage.ends(CLOCKS);
            Duration timer = Machine.cpu(stage.timer().pid());
            Duration broker = stage.brokerCpu();
            long began = System.nanoTime();
            int loaded = stage.open();
            perSecond.add(stage.openTo(before + (int) ((long) (open - before) * i / repetitions)));
            double seconds = (System.nanoTime() - began) / 1e9;
            report.say(
                    "ingest: %,d tickets in %.1f s, %,.0f/s; processor time: service %.2f cores, broker %.2f",
                    stage.open() - loaded,
                    seconds,
                    perSecond.get(i - 1),
                    Machine.cpu(stage.timer().pid()).minus(timer).toMillis() / 1_000.0 / seconds,
                    stage.brokerCpu().minus(broker).toMillis() / 1_000.0 / seconds);
            check(from, stage.open() - loaded);
        }
        report.figure(Row.INGEST, "tickets taken in", "/s", perSecond, Goal.atLeast(8_000));
        report.figure(
                Row.INGEST,
                "clocks started",
                "/s",
                perSecond.stream().map(rate -> rate * CLOCKS_PER_TICKET).toList(),
                Goal.atLeast(25_000));
    }

    private void check(Map<TopicPartition, Long> from, int expected) throws ExecutionException, InterruptedException {
        Map<String, Integer> told = new HashMap<>();
        Map<TopicPartition, Long> ends = stage.ends(CLOCKS);
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        stage.kafka(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        10_000),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(ends.keySet());
            from.forEach(consumer::seek);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    told.merge(record.key(), 1, Integer::sum);
                }
            }
        }
        long again = told.values().stream().filter(times -> times > 1).count();
        if (told.size() != expected || again > 0) {
            report.flaw(
                    "ingest: clocks of %,d tickets told (expected: %,d), of %,d more than once",
                    told.size(), expected, again);
        }
    }
}
