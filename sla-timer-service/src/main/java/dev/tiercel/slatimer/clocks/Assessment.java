package dev.tiercel.slatimer.clocks;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What follows from looking at a ticket: its clocks, what has to be told, and when to look again.
 *
 * @param events corrections first, then announcements by due instant
 * @param ledger after the events
 * @param wakeAt when time alone will change something, possibly in the past if announcements are held back; null if
 *     only an event can
 */
public record Assessment(
        List<Clock> clocks,
        List<BreachEvent> events,
        Ledger ledger,
        @Nullable Instant wakeAt) {

    /**
     * Looks at a ticket at an instant. Never goes back behind a breach it announced, so a wall clock that is set back
     * retracts nothing.
     */
    public static Assessment at(
            Instant now, Ticket ticket, List<Stay> stays, Map<PolicyRef, SlaPolicy> policies, Ledger ledger) {
        Instant firedUpTo = ledger.firedUpTo();
        Instant effective = firedUpTo != null && firedUpTo.isAfter(now) ? firedUpTo : now;
        return assess(effective, true, ticket, stays, policies, ledger);
    }

    /**
     * Looks at a ticket while newer events about it may still be unread: corrects what was announced, and announces
     * nothing. Clocks are shown as they stood when this ticket was last fired.
     */
    public static Assessment catchingUp(
            Ticket ticket, List<Stay> stays, Map<PolicyRef, SlaPolicy> policies, Ledger ledger) {
        Instant firedUpTo = ledger.firedUpTo();
        return assess(firedUpTo == null ? Instant.EPOCH : firedUpTo, false, ticket, stays, policies, ledger);
    }

    private static Assessment assess(
            Instant now,
            boolean announce,
            Ticket ticket,
            List<Stay> stays,
            Map<PolicyRef, SlaPolicy> policies,
            Ledger ledger) {
        List<Clock> clocks = Clocks.of(ticket, stays, policies, now);
        Map<String, Breach> owed = new LinkedHashMap<>();
        for (Clock clock : clocks) {
            Instant breachedAt = clock.breachedAt();
            if (breachedAt != null && clock.missed() != null) {
                Breach breach = new Breach(ticket.id(), clock.missed(), breachedAt);
                owed.put(breach.id(), breach);
            }
        }
        List<BreachEvent> events = new ArrayList<>(corrections(owed, ledger));
        List<Breach> unannounced = owed.values().stream()
                .filter(breach -> !ledger.entries().containsKey(breach.id()))
                .sorted(comparing(Breach::dueAt))
                .toList();
        Stream<Instant> wakes = clocks.stream().map(Clock::changesAt).filter(Objects::nonNull);
        if (announce) {
            unannounced.forEach(breach -> events.add(new BreachEvent.Announced(breach)));
        } else {
            wakes = Stream.concat(wakes, unannounced.stream().map(Breach::dueAt));
        }
        return new Assessment(
                clocks,
                List.copyOf(events),
                ledger.with(events),
                wakes.min(Instant::compareTo).orElse(null));
    }

    private static List<BreachEvent> corrections(Map<String, Breach> owed, Ledger ledger) {
        List<BreachEvent> events = new ArrayList<>();
        for (Ledger.Entry entry : ledger.entries().values()) {
            boolean isOwed = owed.containsKey(entry.breach().id());
            if (entry.standing() && !isOwed) {
                events.add(new BreachEvent.Retracted(entry.breach()));
            } else if (!entry.standing() && isOwed) {
                events.add(new BreachEvent.Reinstated(entry.breach()));
            }
        }
        return events;
    }
}
