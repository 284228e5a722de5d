package dev.tiercel.slatimer.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The timer. Durations are ISO 8601. */
@ConfigMapping(prefix = "tiercel.sla-timer")
public interface TimerConfig {

    /** Brokers, {@code host:port,...}; follows {@code kafka.bootstrap.servers} unless set. */
    @WithDefault("localhost:9092")
    String bootstrapServers();

    /** Instances with the same id share the work; also the prefix of the changelog topics. */
    @WithDefault("sla-timer-service")
    String applicationId();

    /**
     * Where the local copy of the state lies. It may be lost: it is then read again from Kafka, which takes longer the
     * more tickets there are. Two instances must not share it.
     */
    @WithDefault("sla-timer-state")
    Path stateDir();

    /**
     * {@code host:port} at which the other instances reach this one over HTTP; without it they cannot answer questions
     * about the tickets it has, nor list open clocks.
     */
    Optional<String> advertisedAddress();

    /** Threads the partitions are spread over; by default one for each processor, up to four. */
    OptionalInt threads();

    /** Instances that keep a warm copy of each partition's state besides the one that works on it. */
    @WithDefault("0")
    int standbyReplicas();

    /** How often it is looked whether something is due, at most. A thread that has nothing to do sleeps until it is. */
    @WithDefault("PT0.001S")
    Duration punctuateEvery();

    /** How long a thread waits for new records at most; no longer than until something is due. */
    @WithDefault("PT0.05S")
    Duration pollFor();

    /** Tickets that are fired in one pass at most, so that a burst does not keep the thread from its group. */
    @WithDefault("2000")
    int firingCap();

    /** After this long without running, newer events are read before anything is fired. */
    @WithDefault("PT1S")
    Duration stallAfter();

    /** After this long without a sign of life another instance takes over; at least what the broker allows. */
    @WithDefault("PT6S")
    Duration sessionTimeout();

    /** A crashed instance's transaction blocks its successor this long; longer than 100 ms. */
    @WithDefault("PT5S")
    Duration transactionTimeout();

    /** How long a shutdown waits for the work in hand. */
    @WithDefault("PT8S")
    Duration closeWithin();

    /** Memory of RocksDB for all partitions together, in bytes: block cache and write buffers. */
    @WithDefault("33554432")
    long rocksdbMemory();

    /** Any further setting of the Kafka clients, for example {@code "security.protocol"}. */
    Map<String, String> kafka();
}
