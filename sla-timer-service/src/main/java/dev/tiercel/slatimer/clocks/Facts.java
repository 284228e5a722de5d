package dev.tiercel.slatimer.clocks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest that is known of a ticket. A move may be seen before the ticket it moved: then {@code ticket} is null and
 * the stays wait here for it.
 */
public record Facts(@Nullable Ticket ticket, List<Stay> stays) {

    public static final Facts NONE = new Facts(null, List.of());

    public Facts {
        stays = List.copyOf(stays);
    }

    /** The same instance if the snapshot is not newer than what is known. */
    public Facts with(Ticket snapshot) {
        return ticket != null && snapshot.version() <= ticket.version() ? this : new Facts(snapshot, stays);
    }

    /** @return the same instance if the last of these stays is not newer than what is known */
    public Facts with(List<Stay> all) {
        return !all.isEmpty() && all.get(all.size() - 1).sequence() > sequence() ? new Facts(ticket, all) : this;
    }

    /** What happened to the ticket that {@code before} did not know, in the order it happened. */
    public List<Happening> newsSince(Facts before) {
        if (ticket == null || before.ticket() == null) {
            return ticket == null ? List.of() : ticket.history();
        }
        List<Happening> news = new ArrayList<>(ticket.history());
        before.ticket().history().forEach(news::remove);
        return news;
    }

    /** Of the newest stay; 0 before the first. */
    public int sequence() {
        return stays.isEmpty() ? 0 : stays.get(stays.size() - 1).sequence();
    }
}
