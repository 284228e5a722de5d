package dev.tiercel.slatimer.clocks;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What follows from looking at a ticket: its clocks, what has to be told, and when to look again.
 *
 * @param events corrections first, then announcements by due instant
 * @param warnings by the instant they were to be told at
 * @param ledger after the events and warnings
 * @param wakeAt when time alone will change something, possibly in the past if announcements are held back; null if
 *     only an event can
 */
public record Assessment(
        List<Clock> clocks,
        List<BreachEvent> events,
        List<WarningEvent> warnings,
        Ledger ledger,
        @Nullable Instant wakeAt) {

    /**
     * Looks at a ticket at an instant. Never goes back behind a breach it announced, so a wall clock that is set back
     * retracts nothing.
     *
     * @param lateSince when the oldest of what was not known at the last look happened; null if nothing was: a breach
     *     after it that stands is confirmed
     */
    public static Assessment at(
            Instant now, Ticket ticket, List<Stay> stays, Rules rules, Ledger ledger, @Nullable Instant lateSince) {
        Instant firedUpTo = ledger.firedUpTo();
        Instant effective = firedUpTo != null && firedUpTo.isAfter(now) ? firedUpTo : now;
        List<Clock> clocks = Clocks.of(ticket, stays, rules, effective);
        Map<String, Breach> owed = owed(ticket, clocks);
        List<BreachEvent> events = new ArrayList<>(corrections(owed, ledger, lateSince));
        unannounced(owed, ledger).forEach(breach -> events.add(new BreachEvent.Announced(breach)));
        List<WarningEvent> warnings = new ArrayList<>();
        Instant wakeAt = null;
        for (Clock clock : clocks) {
            wakeAt = earlier(wakeAt, clock.changesAt());
            for (Warning warning : clock.warnings()) {
                if (warning.at().isAfter(now)) {
                    wakeAt = earlier(wakeAt, warning.at());
                } else if (!ledger.hasWarned(clock, warning)) {
                    warnings.add(warned(ticket, clock, warning));
                }
            }
        }
        warnings.sort(comparing(WarningEvent::at));
        return new Assessment(
                clocks, List.copyOf(events), List.copyOf(warnings), ledger.with(events, warnings), wakeAt);
    }

    /**
     * Looks at a ticket while newer events about it may still be unread: corrects what was announced, and announces
     * nothing. Clocks are shown as they stood when this ticket was last fired.
     */
    public static Assessment catchingUp(
            Ticket ticket, List<Stay> stays, Rules rules, Ledger ledger, @Nullable Instant lateSince) {
        Instant firedUpTo = ledger.firedUpTo();
        List<Clock> clocks = Clocks.of(ticket, stays, rules, firedUpTo == null ? Instant.EPOCH : firedUpTo);
        Map<String, Breach> owed = owed(ticket, clocks);
        List<BreachEvent> events = corrections(owed, ledger, lateSince);
        Instant wakeAt = null;
        for (Clock clock : clocks) {
            wakeAt = earlier(wakeAt, clock.changesAt());
            for (Warning warning : clock.warnings()) {
                wakeAt = ledger.hasWarned(clock, warning) ? wakeAt : earlier(wakeAt, warning.at());
            }
        }
        for (Breach breach : unannounced(owed, ledger)) {
            wakeAt = earlier(wakeAt, breach.dueAt());
        }
        return new Assessment(clocks, events, List.of(), ledger.with(events, List.of()), wakeAt);
    }

    /**
     * The announcement that time alone will bring at {@link #wakeAt}, if it brings that and nothing else. Holds for as long as
     * neither the ticket, nor its stays, nor a calendar that counts for it changes.
     */
    public @Nullable Foreseen foreseen(String ticketId) {
        if (wakeAt == null) {
            return null;
        }
        Breach breach = null;
        Instant then = null;
        for (Clock clock : clocks) {
            Instant changesAt = clock.changesAt();
            if (changesAt != null && changesAt.equals(wakeAt)) {
                if (breach != null) {
                    return null;
                }
                breach = new Breach(ticketId, clock.measure().promise(), changesAt);
            } else {
                then = earlier(then, changesAt);
            }
            for (Warning warning : clock.warnings()) {
                if (warning.at().equals(wakeAt)) {
                    return null;
                }
                then = warning.at().isAfter(wakeAt) ? earlier(then, warning.at()) : then;
            }
        }
        boolean isNew = breach != null && !ledger.entries().containsKey(breach.id());
        return isNew ? new Foreseen(breach, then) : null;
    }

    private static Map<String, Breach> owed(Ticket ticket, List<Clock> clocks) {
        Map<String, Breach> owed = new LinkedHashMap<>();
        for (Clock clock : clocks) {
            Instant breachedAt = clock.breachedAt();
            if (breachedAt != null && clock.missed() != null) {
                Breach breach = new Breach(ticket.id(), clock.missed(), breachedAt);
                owed.put(breach.id(), breach);
            }
        }
        return owed;
    }

    private static List<Breach> unannounced(Map<String, Breach> owed, Ledger ledger) {
        return owed.values().stream()
                .filter(breach -> !ledger.entries().containsKey(breach.id()))
                .sorted(comparing(Breach::dueAt))
                .toList();
    }

    private static List<BreachEvent> corrections(Map<String, Breach> owed, Ledger ledger, @Nullable Instant lateSince) {
        List<BreachEvent> events = new ArrayList<>();
        for (Ledger.Entry entry : ledger.entries().values()) {
            boolean isOwed = owed.containsKey(entry.breach().id());
            if (entry.standing() && !isOwed) {
                events.add(new BreachEvent.Retracted(entry.breach()));
            } else if (!entry.standing() && isOwed) {
                events.add(new BreachEvent.Reinstated(entry.breach()));
            } else if (isOwed
                    && lateSince != null
                    && lateSince.isBefore(entry.breach().dueAt())) {
                events.add(new BreachEvent.Confirmed(entry.breach()));
            }
        }
        return events;
    }

    /** By the terms that hold now: nothing is running that was stopped under them. */
    private static WarningEvent warned(Ticket ticket, Clock clock, Warning warning) {
        Instant dueAt = clock.dueAt();
        if (dueAt == null) {
            throw new IllegalStateException("warning: " + warning + " (expected: of a clock with a due instant)");
        }
        Breach breach = new Breach(ticket.id(), clock.measure().promise(), dueAt);
        Measure measure = clock.measure();
        return new WarningEvent(breach, warning, measure.spent(dueAt).minus(measure.spent(warning.at())));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.isBefore(one) ? other : one;
    }
}
