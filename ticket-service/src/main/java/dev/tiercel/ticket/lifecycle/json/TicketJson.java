package dev.tiercel.ticket.lifecycle.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tiercel.ticket.lifecycle.Ticket;
import dev.tiercel.ticket.lifecycle.TicketEvent;

/** Writes tickets and their events, and reads tickets back. Set up here alone, so that no setting elsewhere changes it. */
public final class TicketJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private TicketJson() {}

    public static String snapshot(Ticket ticket) {
        try {
            return JSON.writeValueAsString(TicketDocument.of(ticket));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("ticket " + ticket.id() + ": cannot be written as JSON", e);
        }
    }

    /** The value of the record that announces {@code event}; {@code after} is the ticket it led to. */
    public static byte[] announcement(TicketEvent event, Ticket after) {
        try {
            return JSON.writeValueAsBytes(event.match(new AnnouncementDocument.Maker(TicketDocument.of(after))));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("ticket " + after.id() + ": event cannot be written as JSON", e);
        }
    }

    /**
     * @throws IllegalArgumentException if it is not what {@link #snapshot} wrote
     */
    public static Ticket read(String snapshot) {
        try {
            return JSON.readValue(snapshot, TicketDocument.class).toTicket();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("ticket snapshot: unreadable (expected: the JSON of the contract)", e);
        }
    }
}
