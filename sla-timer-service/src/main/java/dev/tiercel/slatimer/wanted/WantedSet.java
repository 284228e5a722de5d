package dev.tiercel.slatimer.wanted;

import java.util.List;

/**
 * All timers an owner wants for a key.
 *
 * @param key what they are about, in the words of the owner
 * @param generation the highest one counts
 * @param timers named differently; empty if none is wanted any more
 */
public record WantedSet(String owner, String tenant, String key, int generation, List<WantedTimer> timers) {

    public WantedSet {
        if (generation < 1) {
            throw new IllegalArgumentException("generation: " + generation + " (expected: >= 1)");
        }
        timers = List.copyOf(timers);
        long names = timers.stream().map(WantedTimer::id).distinct().count();
        if (names < timers.size()) {
            throw new IllegalArgumentException(
                    "timers: " + (timers.size() - names) + " of them named as another (expected: ids that differ)");
        }
    }

    /** Of the owner and the key together; the key of its records. */
    public String name() {
        return nameOf(owner, key);
    }

    public static String nameOf(String owner, String key) {
        return owner + "/" + key;
    }
}
