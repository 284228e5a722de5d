package dev.tiercel.ticket.lifecycle.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tiercel.ticket.lifecycle.TicketEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The value of a ticket record: what happened, and the whole ticket after it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AnnouncementDocument(
        @Nullable Instant occurredAt,
        @Nullable String by,
        @Nullable String reason,
        @Nullable String resolution,
        @Nullable Integer sequence,
        TicketDocument ticket) {

    record Maker(TicketDocument ticket) implements TicketEvent.Cases<AnnouncementDocument> {

        @Override
        public AnnouncementDocument opened(TicketEvent.Opened event) {
            return new AnnouncementDocument(null, null, null, null, null, ticket);
        }

        @Override
        public AnnouncementDocument acknowledged(TicketEvent.Acknowledged event) {
            return new AnnouncementDocument(event.at(), event.by(), null, null, event.sequence(), ticket);
        }

        @Override
        public AnnouncementDocument waiting(TicketEvent.Waiting event) {
            return new AnnouncementDocument(
                    event.at(), event.by(), event.reason().word(), null, null, ticket);
        }

        @Override
        public AnnouncementDocument resumed(TicketEvent.Resumed event) {
            return new AnnouncementDocument(event.at(), event.by(), null, null, null, ticket);
        }

        @Override
        public AnnouncementDocument resolved(TicketEvent.Resolved event) {
            return new AnnouncementDocument(event.at(), event.by(), null, event.resolution(), event.sequence(), ticket);
        }
    }
}
