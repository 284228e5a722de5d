package dev.tiercel.slatimer.wanted;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The newest set of an owner for a key.
 *
 * @param told ids of its timers that have elapsed
 */
public record Wanted(WantedSet set, Set<String> told) {

    /**
     * What follows from looking at it.
     *
     * @param elapsed what is to be told, in the order in which it was due
     * @param wakeAt when to look again, possibly in the past; null if nothing is left that time alone will bring
     */
    public record Look(
            List<Elapsed> elapsed, Wanted after, @Nullable Instant wakeAt) {}

    public Wanted {
        told = Set.copyOf(told);
    }

    public static Wanted of(WantedSet set) {
        return new Wanted(set, Set.of());
    }

    /** The same instance if the set is not newer: it came late, or twice. */
    public Wanted with(WantedSet other) {
        return other.generation() > set.generation() ? of(other) : this;
    }

    /** Due means due: at its due instant exactly a timer has elapsed. */
    public Look at(Instant now) {
        List<Elapsed> elapsed = new ArrayList<>();
        Set<String> toldThen = new HashSet<>(told);
        Instant wakeAt = null;
        for (WantedTimer timer : set.timers()) {
            Instant dueAt = timer.dueAt();
            if (dueAt == null || told.contains(timer.id())) {
                continue;
            }
            if (!dueAt.isAfter(now)) {
                elapsed.add(new Elapsed(timer.id(), dueAt));
                toldThen.add(timer.id());
            } else if (wakeAt == null || dueAt.isBefore(wakeAt)) {
                wakeAt = dueAt;
            }
        }
        elapsed.sort(comparing(Elapsed::dueAt));
        return new Look(List.copyOf(elapsed), new Wanted(set, toldThen), wakeAt);
    }
}
