package dev.tiercel.slatimer.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    /**
     * @param ticket whose history is what happens; in any order
     * @param until the last instant to look at; null: the last one at which anything would be told
     */
    public static Simulation of(Ticket ticket, Rules rules, @Nullable Instant until) {
        List<Happening> happenings = new ArrayList<>(ticket.history());
        happenings.sort(Comparator.comparing(Happening::occurredAt));
        Run run = new Run(ticket, rules);
        run.timeline.add(new Opened(ticket.openedAt()));
        run.look(ticket.openedAt(), List.of());
        for (int i = 0; i < happenings.size(); i++) {
            Happening next = happenings.get(i);
            if (until == null || !next.occurredAt().isAfter(until)) {
                run.goOnTo(next.occurredAt().minusMillis(1), happenings.subList(0, i));
                run.timeline.add(new Happened(next));
                run.look(next.occurredAt(), happenings.subList(0, i + 1));
            }
        }
        List<Happening> all = happenings.stream()
                .filter(happening -> until == null || !happening.occurredAt().isAfter(until))
                .toList();
        run.goOnTo(until == null ? Instant.MAX : until, all);
        Instant end = until == null ? run.lookedAt : until;
        List<Explanation> clocks = Clocks.of(run.known(all), List.of(), rules, end).stream()
                .map(clock -> Explanation.of(clock, end))
                .toList();
        run.timeline.sort(Comparator.comparing(Entry::at));
        return new Simulation(List.copyOf(run.timeline), clocks, end);
    }

    private static final class Run {

        private final Ticket ticket;
        private final Rules rules;
        private final List<Entry> timeline = new ArrayList<>();
        private Ledger ledger = Ledger.EMPTY;
        private Instant lookedAt;
        private @Nullable Instant wakeAt;
        private int looks;

        private Run(Ticket ticket, Rules rules) {
            this.ticket = ticket;
            this.rules = rules;
            lookedAt = ticket.openedAt();
        }

        private Ticket known(List<Happening> happened) {
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

        private void goOnTo(Instant until, List<Happening> happened) {
            while (wakeAt != null && !wakeAt.isAfter(until) && looks < MOST_LOOKS) {
                look(wakeAt, happened);
            }
        }

        private void look(Instant at, List<Happening> happened) {
            Assessment assessment = Assessment.at(at, known(happened), List.of(), rules, ledger, null);
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
