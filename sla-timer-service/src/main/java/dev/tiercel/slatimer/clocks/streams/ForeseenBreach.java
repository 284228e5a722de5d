package dev.tiercel.slatimer.clocks.streams;

import dev.tiercel.slatimer.clocks.Assessment;
import dev.tiercel.slatimer.clocks.Breach;
import dev.tiercel.slatimer.clocks.Foreseen;
import dev.tiercel.slatimer.clocks.Ticket;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside a ticket in the due queue, so that its breach can be announced without looking at the ticket.
 *
 * @param ticketVersion that it was foreseen by
 */
record ForeseenBreach(String tenant, int ticketVersion, Foreseen foreseen) {

    private static final byte[] NOTHING = {};
    // Whatever was announced first has long been followed up by then.
    private static final Duration FOLLOWED_UP_WITHIN = Duration.ofSeconds(30);

    /** The notes for the queue; empty if nothing can be foreseen, or it is due already and only held back. */
    static byte[] notes(Assessment assessment, Ticket ticket, Instant now) {
        Instant wakeAt = assessment.wakeAt();
        Foreseen foreseen = wakeAt == null || !wakeAt.isAfter(now) ? null : assessment.foreseen(ticket.id());
        if (foreseen == null) {
            return NOTHING;
        }
        Compact.Writer out = new Compact.Writer();
        out.text(ticket.tenant());
        out.number(ticket.version());
        TicketStateSerde.write(out, foreseen.breach().promise());
        out.ifPresent(foreseen.then(), out::instant);
        return out.bytes();
    }

    /** Null if nothing was foreseen. */
    static @Nullable ForeseenBreach of(DueQueue.Due due) {
        byte[] notes = due.notes().get();
        if (notes.length == 0) {
            return null;
        }
        Compact.Reader in = new Compact.Reader(notes);
        String tenant = in.text();
        int version = in.integer();
        Breach breach = new Breach(due.id(), TicketStateSerde.promise(in), due.at());
        return new ForeseenBreach(tenant, version, new Foreseen(breach, in.ifPresent(in::instant)));
    }

    Breach breach() {
        return foreseen.breach();
    }

    /** False if more of the ticket is due, or will be so soon that it could come late. */
    boolean canComeFirst(Instant now) {
        return foreseen.then() == null || foreseen.then().isAfter(now.plus(FOLLOWED_UP_WITHIN));
    }
}
