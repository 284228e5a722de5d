package dev.tiercel.slatimer.clocks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number that is the same for clocks that show the same, whenever and wherever they are looked at. It is stored, so it
 * goes by values only, never by what a virtual machine makes up for an object. Not against somebody who wants two lists of
 * clocks to look the same: there is nothing to gain by it.
 */
public final class Digest {

    private long digest;

    private Digest() {}

    public static long of(List<Clock> clocks) {
        Digest digest = new Digest();
        for (Clock clock : clocks) {
            digest.add(clock.promise());
            digest.add(clock.state());
            Instant stoppedAt = clock.stoppedAt();
            if (stoppedAt != null) {
                // While it runs that goes on by itself; afterwards only by what is learned late.
                digest.add(clock.measure().spent(stoppedAt).toMillis());
            }
            for (Warning warning : clock.warnings()) {
                digest.add(warning.warnAt().text());
                digest.add(warning.at());
            }
        }
        return digest.digest;
    }

    /** Of what a list shows of it. */
    public static long of(OpenClock clock) {
        Digest digest = new Digest();
        digest.add(clock.ticketId());
        digest.add(clock.promise());
        digest.add(clock.state().name());
        digest.add(clock.dueAt());
        return digest.digest;
    }

    private void add(Promise promise) {
        add(promise.objective());
        add(promise.instance());
        add(promise.tier() == null ? -1 : promise.tier());
        add(promise.policy().id());
        add(promise.policy().version());
        add(promise.priority().name());
        add(promise.target().text());
        add(promise.calendar());
        add(promise.startedAt());
    }

    private void add(ClockState state) {
        if (state instanceof ClockState.Running running) {
            add(1, running.dueAt(), null);
        } else if (state instanceof ClockState.Paused) {
            add(2, null, null);
        } else if (state instanceof ClockState.Met met) {
            add(3, null, met.stoppedAt());
        } else if (state instanceof ClockState.BreachedAndRunning breached) {
            add(4, breached.dueAt(), null);
        } else if (state instanceof ClockState.Breached breached) {
            add(5, breached.dueAt(), breached.stoppedAt());
        } else if (state instanceof ClockState.Cancelled cancelled) {
            add(6, null, cancelled.stoppedAt());
        }
    }

    private void add(int kind, @Nullable Instant dueAt, @Nullable Instant stoppedAt) {
        add(kind);
        add(dueAt);
        add(stoppedAt);
    }

    private void add(@Nullable Instant instant) {
        add(instant == null ? Long.MIN_VALUE : instant.toEpochMilli());
    }

    private void add(String text) {
        // The length first, so that no two texts run into another two.
        add(text.length());
        long packed = 0;
        for (int i = 0; i < text.length(); i++) {
            packed = packed << Character.SIZE | text.charAt(i);
            if (i % 4 == 3) {
                add(packed);
                packed = 0;
            }
        }
        add(packed);
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014). */
    private void add(long value) {
        long mixed = (digest ^ value) + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        digest = mixed ^ mixed >>> 31;
    }
}
