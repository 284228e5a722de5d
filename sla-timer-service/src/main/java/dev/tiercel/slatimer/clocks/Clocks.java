package dev.tiercel.slatimer.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The clocks of a ticket as a pure function of what is known of it. */
public final class Clocks {

    private Clocks() {}

    /**
     * The objectives of the SLA policy first, then those of the stays, oldest first. Everything known counts as having
     * happened, also what another machine's clock places after {@code now}; but nothing is due before {@code now}
     * reaches it.
     *
     * @param policies at least all that the ticket was ever under
     */
    public static List<Clock> of(Ticket ticket, List<Stay> stays, Map<PolicyRef, SlaPolicy> policies, Instant now) {
        List<Clock> clocks = new ArrayList<>();
        for (String objective : objectives(ticket, policies)) {
            List<Period> periods = periods(objective, ticket, policies);
            clocks.add(clock(periods, ticket, Stop.of(objective, ticket), now));
        }
        for (Stay stay : stays) {
            for (Map.Entry<String, Targets> limit : new TreeMap<>(stay.limits()).entrySet()) {
                List<Period> periods = periods(limit.getKey(), limit.getValue(), ticket, stay);
                clocks.add(clock(periods, ticket, Stop.of(limit.getKey(), ticket, stay), now));
            }
        }
        return List.copyOf(clocks);
    }

    /** Those of the newest policy first, in its order; what only an older one promised comes after. */
    private static Set<String> objectives(Ticket ticket, Map<PolicyRef, SlaPolicy> policies) {
        Set<String> objectives = new LinkedHashSet<>();
        for (PolicyRef policy : ticket.policies()) {
            policies.get(policy).objectives().forEach(objective -> objectives.add(objective.name()));
        }
        return objectives;
    }

    /** Without the times in which the ticket was under a policy that has no such objective; never empty. */
    private static List<Period> periods(String name, Ticket ticket, Map<PolicyRef, SlaPolicy> policies) {
        List<Period> periods = new ArrayList<>();
        List<Terms> terms = ticket.terms();
        for (int i = 0; i < terms.size(); i++) {
            Terms current = terms.get(i);
            for (SlaPolicy.Objective objective :
                    policies.get(current.slaPolicy()).objectives()) {
                if (objective.name().equals(name)) {
                    Promise promise = new Promise(
                            name,
                            1,
                            null,
                            current.slaPolicy(),
                            current.priority(),
                            objective.targets().of(current.priority()),
                            ticket.openedAt());
                    periods.add(new Period(current.from(), end(terms, i), promise, objective.pauseOn()));
                }
            }
        }
        return periods;
    }

    /** A stay keeps the limits it began with; which of them counts follows the priority. */
    private static List<Period> periods(String name, Targets limit, Ticket ticket, Stay stay) {
        List<Period> periods = new ArrayList<>();
        List<Terms> terms = ticket.terms();
        for (int i = 0; i < terms.size(); i++) {
            Priority priority = terms.get(i).priority();
            Promise promise = new Promise(
                    name, stay.sequence(), stay.tier(), stay.policy(), priority, limit.of(priority), stay.startedAt());
            periods.add(new Period(terms.get(i).from(), end(terms, i), promise, stay.pauseOn()));
        }
        return periods;
    }

    private static @Nullable Instant end(List<Terms> terms, int index) {
        return index + 1 < terms.size() ? terms.get(index + 1).from() : null;
    }

    private static Clock clock(List<Period> periods, Ticket ticket, @Nullable Stop known, Instant now) {
        Stop stop = stop(periods, known);
        Promise newest = newest(periods, stop);
        for (Period period : periods) {
            Instant dueAt = period.dueAt(ticket.waits(), ticket.rests());
            if (dueAt != null) {
                return clock(newest, period.promise(), dueAt, stop, now);
            }
        }
        return new Clock(newest, stop == null ? new ClockState.Paused() : stopped(stop), null);
    }

    /** @param missed what is missed at {@code dueAt}, unless it is stopped before */
    private static Clock clock(Promise newest, Promise missed, Instant dueAt, @Nullable Stop stop, Instant now) {
        if (stop != null && stop.at().isBefore(dueAt)) {
            return new Clock(newest, stopped(stop), null);
        }
        if (dueAt.isAfter(now)) {
            return new Clock(newest, new ClockState.Running(dueAt), null);
        }
        ClockState state =
                stop == null ? new ClockState.BreachedAndRunning(dueAt) : new ClockState.Breached(dueAt, stop.at());
        return new Clock(newest, state, missed);
    }

    private static ClockState stopped(Stop stop) {
        return stop.answered() ? new ClockState.Met(stop.at()) : new ClockState.Cancelled(stop.at());
    }

    /** A promise that the newest policy does not make any more is cancelled when that policy came. */
    private static @Nullable Stop stop(List<Period> periods, @Nullable Stop known) {
        List<Stop> stops = new ArrayList<>();
        if (known != null) {
            stops.add(known.notBefore(periods.get(0).promise().startedAt()));
        }
        Instant dropped = periods.get(periods.size() - 1).to();
        if (dropped != null) {
            stops.add(new Stop(dropped, false));
        }
        return Stop.earliest(stops);
    }

    /** The newest terms it was ever measured by: what changed after it was stopped did not change it. */
    private static Promise newest(List<Period> periods, @Nullable Stop stop) {
        Promise newest = periods.get(0).promise();
        for (Period period : periods) {
            if (stop == null || !period.from().isAfter(stop.at())) {
                newest = period.promise();
            }
        }
        return newest;
    }
}
