package dev.tiercel.slatimer.clocks.streams;

import dev.tiercel.slatimer.clocks.Breach;
import dev.tiercel.slatimer.clocks.BreachEvent;
import dev.tiercel.slatimer.clocks.Facts;
import dev.tiercel.slatimer.clocks.Ledger;
import dev.tiercel.slatimer.clocks.Retiming;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the store keeps of a ticket.
 *
 * @param learnedAt when {@code facts} last changed; a breach that was due before is late from here on only
 * @param wakeAt the entry of this ticket in the queue of due instants; null if it has none
 * @param shown digest of the clocks that were published last; null if none were
 * @param tally of those clocks
 * @param told due instants that were published last, for {@link Retiming}
 * @param listed where its clocks are in the list of those that have not stopped
 * @param calendars keys of the calendars it is indexed by
 * @param news what it is looked at for; nothing once it was
 * @param parkedFor key of a policy or calendar the ticket waits for; null if it waits for none
 */
record TicketState(
        Facts facts,
        Ledger ledger,
        Instant learnedAt,
        @Nullable Instant wakeAt,
        @Nullable Long shown,
        Tally tally,
        Map<String, Instant> told,
        List<OpenClocks.Listed> listed,
        Set<String> calendars,
        News news,
        @Nullable String parkedFor) {

    /**
     * What came since the ticket was last looked at. Kept while it is parked.
     *
     * @param since when the oldest of it happened; null if nothing came
     * @param why what it will have moved, if it moves a due instant
     */
    record News(@Nullable Instant since, Retiming.Why why) {

        static final News NONE = new News(null, Retiming.Why.CALENDAR);

        News and(@Nullable Instant alsoSince, Retiming.Why alsoWhy) {
            boolean older = alsoSince != null && (since == null || alsoSince.isBefore(since));
            boolean explainsMore =
                    why == Retiming.Why.CALENDAR || alsoWhy != Retiming.Why.CALENDAR && alsoWhy.compareTo(why) < 0;
            return new News(older ? alsoSince : since, explainsMore ? alsoWhy : why);
        }
    }

    static final TicketState UNKNOWN = new TicketState(
            Facts.NONE,
            Ledger.EMPTY,
            Instant.EPOCH,
            null,
            null,
            Tally.NONE,
            Map.of(),
            List.of(),
            Set.of(),
            News.NONE,
            null);

    TicketState {
        told = Map.copyOf(told);
        listed = List.copyOf(listed);
        calendars = Set.copyOf(calendars);
    }

    TicketState learned(Facts newer, Instant at, News more) {
        return new TicketState(newer, ledger, at, wakeAt, shown, tally, told, listed, calendars, more, parkedFor);
    }

    /** Without having been looked at for it. */
    TicketState announced(Breach breach) {
        Ledger more = ledger.with(List.of(new BreachEvent.Announced(breach)), List.of());
        return new TicketState(facts, more, learnedAt, wakeAt, shown, tally, told, listed, calendars, news, parkedFor);
    }

    /** Out of the queue: nothing of it can be due before it is known what by. */
    TicketState park(String key) {
        return new TicketState(facts, ledger, learnedAt, null, shown, tally, told, listed, calendars, news, key);
    }
}
