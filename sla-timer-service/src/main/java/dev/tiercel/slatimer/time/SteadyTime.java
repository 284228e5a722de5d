package dev.tiercel.slatimer.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The wall clock, as long as it is no more than two seconds ahead of the broker's time as that was last told and has gone
 * on since by the monotonic clock; beyond that the latter. A wall clock that is behind is believed: late is better than
 * early. For any number of threads.
 */
public final class SteadyTime implements InstantSource {

    /** By so much the wall clock may be ahead of the broker's time. */
    public static final Duration TOLERANCE = Duration.ofSeconds(2);

    private static final long TOLERATED_MILLIS = TOLERANCE.toMillis();
    private static final long NANOS_OF_A_MILLI = 1_000_000;

    /** What the broker said, and the monotonic clock then. */
    private record Told(long brokerMillis, long nanos) {}

    private final InstantSource wall;
    private final LongSupplier nanos;
    private volatile Told told;
    private volatile boolean ahead;

    /**
     * @param nanos a monotonic clock
     * @param broker the broker's time
     * @param nanosThen what {@code nanos} was not before {@code broker}
     */
    public SteadyTime(InstantSource wall, LongSupplier nanos, Instant broker, long nanosThen) {
        this.wall = wall;
        this.nanos = nanos;
        told = new Told(broker.toEpochMilli(), nanosThen);
    }

    /** The broker has told its time again. */
    public void agree(Instant broker, long nanosThen) {
        told = new Told(broker.toEpochMilli(), nanosThen);
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public long millis() {
        long byWall = wall.millis();
        long byBroker = byBroker();
        ahead = byWall > byBroker + TOLERATED_MILLIS;
        return ahead ? byBroker : byWall;
    }

    /** Whether the wall clock was ahead when it was last looked at: the broker should be asked again. */
    public boolean isWallAhead() {
        return ahead;
    }

    /** By how much the wall clock is ahead of the broker's time; negative if it is behind. */
    public Duration offset() {
        return Duration.ofMillis(wall.millis() - byBroker());
    }

    private long byBroker() {
        Told last = told;
        return last.brokerMillis() + Math.floorDiv(nanos.getAsLong() - last.nanos(), NANOS_OF_A_MILLI);
    }
}
