package dev.tiercel.slatimer.wanted;

import static java.util.Comparator.comparing;

import dev.tiercel.slatimer.clocks.ServiceCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
     * @param wakeAt when to look again, possibly in the past; null if nothing is left that time alone will bring. Earlier
     *     or later by another version of a calendar
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

    /** Names of the calendars that timers are counted by which have not elapsed. */
    public Set<String> calendars() {
        Set<String> names = new HashSet<>();
        left().map(timer -> timer.when().calendar()).forEach(name -> {
            if (name != null) {
                names.add(name);
            }
        });
        return names;
    }

    /**
     * Due means due: at its due instant exactly a timer has elapsed. One that has elapsed stays elapsed, whatever a newer
     * version of its calendar says.
     *
     * @param published calendars by name, at least those of {@link #calendars} that are published; a timer waits for its
     *     own, the others go on
     */
    public Look at(Instant now, Map<String, ServiceCalendar> published) {
        List<Elapsed> elapsed = new ArrayList<>();
        Set<String> toldThen = new HashSet<>(told);
        Instant wakeAt = null;
        for (WantedTimer timer : left().toList()) {
            Instant dueAt = timer.when().dueAt(published);
            if (dueAt == null) {
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

    private Stream<WantedTimer> left() {
        return set.timers().stream().filter(timer -> !told.contains(timer.id()));
    }
}
