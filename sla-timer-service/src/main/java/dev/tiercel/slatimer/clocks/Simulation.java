package dev.tiercel.slatimer.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What would be told of a ticket if it happened like this and everybody heard of everything at once. Nothing is stored.
 *
 * @param timeline in the order of time
 * @param until the instant the clocks were looked at last
 */
public record Simulation(List<Entry> timeline, List<Explanation> clocks, Instant until) {

    /** More than a ticket can bring about; a policy that would go on for ever is cut there. */
    private static final int MOST_LOOKS = 10_000;

    /** Something that would be seen from outside. */
    public sealed interface Entry {

        Instant at();
    }

    public record Opened(Instant at) implements Entry {}

    public record Happened(Happening happening) implements Entry {

        @Override
        public Instant at() {
            return happening.occurredAt();
        }
    }

    /** @param intervals of the clock from its start to the warning */
    public record Warned(WarningEvent warning, List<Interval> intervals) implements Entry {

        @Override
        public Instant at() {
            return warning.at();
        }
    }

    /** @param intervals of the clock from its start to the due instant */
    public record Breached(Breach breach, List<Interval> intervals) implements Entry {

        @Override
        public Instant at() {
            return breach.dueAt();
        }
    }

    public record Moved(Stay stay) implements Entry {

        @Override
        public Instant at() {
            return stay.startedAt();
        }
    }

    /**
     * @param ticket whose history is what happens; in any order
     * @param stays oldest first; each begins with a move, which ends the one before it
     * @param until the last instant to look at; null: the last one at which anything would be told
     */
    public static Simulation of(Ticket ticket, List<Stay> stays, Rules rules, @Nullable Instant until) {
        List<Happening> happenings = new ArrayList<>(ticket.history());
        happenings.sort(Comparator.comparing(Happening::occurredAt));
        Run run = new Run(ticket, happenings, stays, rules);
        run.timeline.add(new Opened(ticket.openedAt()));
        for (Instant next : run.instants()) {
            if (until == null || !next.isAfter(until)) {
                run.goOnTo(next.minusMillis(1));
                run.hearOf(next);
            }
        }
        run.goOnTo(until == null ? Instant.MAX : until);
        Instant end = until == null ? run.lookedAt : until;
        List<Explanation> clocks = Clocks.of(run.known(), run.stays(), rules, end).stream()
                .map(clock -> Explanation.of(clock, end))
                .toList();
        run.timeline.sort(Comparator.comparing(Entry::at));
        return new Simulation(List.copyOf(run.timeline), clocks, end);
    }

    /** Goes on from instant to instant; what lies in the same one is heard of together. */
    private static final class Run {

        private final Ticket ticket;
        private final List<Happening> happenings;
        private final List<Stay> allStays;
        private final Rules rules;
        private final List<Entry> timeline = new ArrayList<>();
        private Ledger ledger = Ledger.EMPTY;
        private Instant heardUpTo;
        private Instant lookedAt;
        private @Nullable Instant wakeAt;
        private int looks;

        private Run(Ticket ticket, List<Happening> happenings, List<Stay> allStays, Rules rules) {
            this.ticket = ticket;
            this.happenings = happenings;
            this.allStays = allStays;
            this.rules = rules;
            heardUpTo = ticket.openedAt();
            lookedAt = ticket.openedAt();
        }

        /** At which anything is heard of, earliest first: the opening, whatever happens, and the moves. */
        private SortedSet<Instant> instants() {
            SortedSet<Instant> instants = new TreeSet<>(Set.of(ticket.openedAt()));
            happenings.forEach(happening -> instants.add(happening.occurredAt()));
            allStays.forEach(stay -> instants.add(stay.startedAt()));
            return instants;
        }

        private void hearOf(Instant at) {
            heardUpTo = at;
            happenings.stream()
                    .filter(happening -> happening.occurredAt().equals(at))
                    .forEach(happening -> timeline.add(new Happened(happening)));
            look(at);
            // After the breach of the same instant, which may be why.
            allStays.stream()
                    .filter(stay -> stay.startedAt().equals(at))
                    .forEach(stay -> timeline.add(new Moved(stay)));
        }

        private Ticket known() {
            List<Happening> happened = happenings.stream()
                    .filter(happening -> !happening.occurredAt().isAfter(heardUpTo))
                    .toList();
            return new Ticket(
                    ticket.id(),
                    ticket.tenant(),
                    ticket.version() + happened.size(),
                    ticket.priority(),
                    ticket.openedAt(),
                    ticket.slaPolicy(),
                    ticket.opening(),
                    happened);
        }

        /** As the newest move tells them. */
        private List<Stay> stays() {
            List<Stay> begun = allStays.stream()
                    .filter(stay -> !stay.startedAt().isAfter(heardUpTo))
                    .toList();
            return IntStream.range(0, begun.size())
                    .mapToObj(i -> begun.get(i)
                            .until(i + 1 < begun.size() ? begun.get(i + 1).startedAt() : null))
                    .toList();
        }

        private void goOnTo(Instant until) {
            while (wakeAt != null && !wakeAt.isAfter(until) && looks < MOST_LOOKS) {
                look(wakeAt);
            }
        }

        private void look(Instant at) {
            Assessment assessment = Assessment.at(at, known(), stays(), rules, ledger, null);
            looks++;
            lookedAt = at;
            wakeAt = assessment.wakeAt();
            ledger = assessment.ledger();
            assessment
                    .warnings()
                    .forEach(warning -> timeline.add(new Warned(
                            warning, counted(assessment, warning.breach().promise(), warning.at()))));
            assessment
                    .events()
                    .forEach(event -> timeline.add(new Breached(
                            event.breach(),
                            counted(
                                    assessment,
                                    event.breach().promise(),
                                    event.breach().dueAt()))));
        }

        private static List<Interval> counted(Assessment assessment, Promise promise, Instant until) {
            for (Clock clock : assessment.clocks()) {
                Measure measure = clock.measure();
                if (measure.promise().equals(promise)) {
                    return Explanation.intervals(measure, measure.run().startedAt(), until);
                }
            }
            throw new IllegalStateException("clock: none for " + promise + " (expected: one that was assessed)");
        }
    }
}
