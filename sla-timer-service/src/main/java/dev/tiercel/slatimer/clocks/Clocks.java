package dev.tiercel.slatimer.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The clocks of a ticket as a pure function of what is known of it. */
public final class Clocks {

    private final Ticket ticket;
    private final Rules rules;
    private final Instant now;
    private final History history;
    private final List<Pause> rests;
    private final Map<Course, List<Run>> runs = new HashMap<>();
    private final List<Clock> clocks = new ArrayList<>();

    private Clocks(Ticket ticket, Rules rules, Instant now) {
        this.ticket = ticket;
        this.rules = rules;
        this.now = now;
        history = History.of(ticket);
        rests = history.rests.stream()
                .map(rest -> new Pause(rest.from(), rest.to(), Pause.RESOLVED))
                .toList();
    }

    /**
     * The objectives of the SLA policy first, each with its instances, then those of the stays, oldest first. Everything
     * known counts as having happened, also what another machine's clock places after {@code now}; but nothing is due
     * before {@code now} reaches it.
     *
     * @param rules at least all policies the ticket was ever under, and the calendars they and the stays name
     */
    public static List<Clock> of(Ticket ticket, List<Stay> stays, Rules rules, Instant now) {
        Clocks made = new Clocks(ticket, rules, now);
        made.objectives().forEach(made::ofObjective);
        stays.forEach(made::ofStay);
        return List.copyOf(made.clocks);
    }

    /** Without the instances of a recurring objective that are over and were kept, but for its newest. */
    public static List<Clock> withoutOld(List<Clock> clocks) {
        Map<String, Integer> newest = new HashMap<>();
        for (Clock clock : clocks) {
            newest.merge(clock.promise().objective(), clock.promise().instance(), Math::max);
        }
        return clocks.stream()
                .filter(clock -> clock.promise().tier() != null
                        || clock.missed() != null
                        || !clock.state().isFinal()
                        || newest.get(clock.promise().objective())
                                == clock.promise().instance())
                .toList();
    }

    /** Those of the newest policy first, in its order; what only an older one promised comes after. */
    private Set<String> objectives() {
        Set<String> names = new LinkedHashSet<>();
        for (PolicyRef policy : ticket.policies()) {
            for (SlaPolicy.Objective objective : rules.policy(policy).objectives()) {
                if (objective.when().holdsFor(ticket.opening())) {
                    names.add(objective.name());
                }
            }
        }
        return names;
    }

    private void ofObjective(String name) {
        List<List<Measure>> instances = new ArrayList<>();
        for (int i = 0; i < history.terms.size(); i++) {
            Terms terms = history.terms.get(i);
            SlaPolicy.Objective objective = promisedBy(terms.slaPolicy(), name);
            if (objective != null) {
                for (Run run : runs.computeIfAbsent(objective.course(), course -> course.runs(history))) {
                    if (isOverBefore(run, end(i))) {
                        continue;
                    }
                    while (instances.size() < run.instance()) {
                        instances.add(new ArrayList<>());
                    }
                    instances.get(run.instance() - 1).add(measure(objective, terms, end(i), run));
                }
            }
        }
        for (List<Measure> measures : instances) {
            if (!measures.isEmpty()) {
                clocks.add(clock(measures));
            }
        }
    }

    private SlaPolicy.@Nullable Objective promisedBy(PolicyRef policy, String name) {
        for (SlaPolicy.Objective objective : rules.policy(policy).objectives()) {
            if (objective.name().equals(name) && objective.when().holdsFor(ticket.opening())) {
                return objective;
            }
        }
        return null;
    }

    private Measure measure(SlaPolicy.Objective objective, Terms terms, @Nullable Instant end, Run run) {
        Promise promise = new Promise(
                objective.name(),
                run.instance(),
                null,
                terms.slaPolicy(),
                terms.priority(),
                objective.targets().of(terms.priority()),
                objective.calendar(),
                run.startedAt());
        return new Measure(
                terms.from(),
                end,
                promise,
                run,
                rules.calendar(objective.calendar()),
                pauses(run, objective.pauseOn()),
                objective.warnAt());
    }

    /** A stay keeps the limits it began with; which of them counts follows the priority. */
    private void ofStay(Stay stay) {
        for (Map.Entry<String, Targets> limit : new TreeMap<>(stay.limits()).entrySet()) {
            Run run = Runs.of(limit.getKey(), stay, history);
            List<Measure> measures = new ArrayList<>();
            for (int i = 0; i < history.terms.size(); i++) {
                if (isOverBefore(run, end(i))) {
                    continue;
                }
                Terms terms = history.terms.get(i);
                Promise promise = new Promise(
                        limit.getKey(),
                        stay.sequence(),
                        stay.tier(),
                        stay.policy(),
                        terms.priority(),
                        limit.getValue().of(terms.priority()),
                        stay.calendar(),
                        stay.startedAt());
                measures.add(new Measure(
                        terms.from(),
                        end(i),
                        promise,
                        run,
                        rules.calendar(stay.calendar()),
                        pauses(run, stay.pauseOn()),
                        stay.warnAt()));
            }
            clocks.add(clock(measures));
        }
    }

    private List<Pause> pauses(Run run, Set<String> pauseOn) {
        if (history.waits.isEmpty() && rests.isEmpty() && run.pauses().isEmpty()) {
            return List.of();
        }
        List<Pause> pauses = new ArrayList<>(run.pauses());
        for (Wait wait : history.waits) {
            if (pauseOn.contains(wait.reason())) {
                pauses.add(new Pause(wait.from(), wait.to(), "waiting:" + wait.reason()));
            }
        }
        if (run.rests()) {
            pauses.addAll(rests);
        }
        return Pause.inOrder(pauses);
    }

    /** Nothing is measured by terms that had been replaced when it began. */
    private static boolean isOverBefore(Run run, @Nullable Instant end) {
        return end != null && !end.isAfter(run.startedAt());
    }

    private @Nullable Instant end(int index) {
        return index + 1 < history.terms.size() ? history.terms.get(index + 1).from() : null;
    }

    /** Goes from terms to terms: what was missed or stopped under some is not touched by those that came after. */
    private Clock clock(List<Measure> measures) {
        for (int i = 0; i < measures.size(); i++) {
            Measure measure = measures.get(i);
            Stop stop = stopWithin(measure);
            Instant missedAt = measure.missedAt();
            if (missedAt != null && (stop == null || !stop.at().isBefore(missedAt))) {
                return missed(measures, i, missedAt);
            } else if (stop != null) {
                return stopped(measures, stop);
            }
        }
        int last = measures.size() - 1;
        Instant droppedAt = measures.get(last).to();
        if (droppedAt != null) {
            return stopped(measures, new Stop(droppedAt, false));
        }
        return new Clock(measures.get(last).promise(), new ClockState.Paused(), null, measures, last, List.of());
    }

    private static Clock stopped(List<Measure> measures, Stop stop) {
        ClockState state = stop.answered() ? new ClockState.Met(stop.at()) : new ClockState.Cancelled(stop.at());
        int newest = newestIndex(measures, stop);
        return new Clock(measures.get(newest).promise(), state, null, measures, newest, List.of());
    }

    /** @param missedAt by the terms of {@code index}, unless {@code now} has not reached it */
    private Clock missed(List<Measure> measures, int index, Instant missedAt) {
        Stop stop = stopAfter(measures, index, missedAt);
        Promise newest = newest(measures, stop);
        if (missedAt.isAfter(now)) {
            Instant dueAt = Measure.isNever(missedAt) ? null : missedAt;
            List<Warning> warnings = measures.get(index).warnings(missedAt);
            return new Clock(newest, new ClockState.Running(dueAt), null, measures, index, warnings);
        }
        ClockState state = stop == null
                ? new ClockState.BreachedAndRunning(missedAt)
                : new ClockState.Breached(missedAt, stop.at());
        return new Clock(newest, state, measures.get(index).promise(), measures, index, List.of());
    }

    /** A promise that the newest policy does not make any more is cancelled when that policy came. */
    private static @Nullable Stop stopAfter(List<Measure> measures, int index, Instant missedAt) {
        Instant droppedAt = measures.get(measures.size() - 1).to();
        Stop dropped = droppedAt == null ? null : new Stop(droppedAt, false);
        return Stop.earliest(Stream.concat(
                        measures.subList(index, measures.size()).stream()
                                .map(Clocks::stopWithin)
                                .flatMap(Stream::ofNullable)
                                .map(stop -> stop.notBefore(missedAt)),
                        Stream.ofNullable(dropped))
                .toList());
    }

    /** What stops under other terms than those that held does not count. */
    private static @Nullable Stop stopWithin(Measure measure) {
        Stop stop = measure.run().stop();
        return stop != null && (measure.to() == null || stop.at().isBefore(measure.to())) ? stop : null;
    }

    private static Promise newest(List<Measure> measures, @Nullable Stop stop) {
        return measures.get(newestIndex(measures, stop)).promise();
    }

    /** The newest terms it was ever measured by: what changed after it was stopped did not change it. */
    private static int newestIndex(List<Measure> measures, @Nullable Stop stop) {
        int newest = 0;
        for (int i = 1; i < measures.size(); i++) {
            if (stop == null || !measures.get(i).from().isAfter(stop.at())) {
                newest = i;
            }
        }
        return newest;
    }
}
