package dev.tiercel.ticket.lifecycle.kafka;

import dev.tiercel.ticket.lifecycle.TicketEvent;

/** On which topic, and as what, an event is published. */
record Announcement(String topic, String name) {

    static Announcement of(TicketEvent event) {
        if (event instanceof TicketEvent.Opened) {
            return new Announcement("ticket-created", "created");
        }
        return new Announcement(event instanceof TicketEvent.Resolved ? "resolved" : "ticket-updated", event.word());
    }

    /** The newest ticket, what new readers start from. */
    static Announcement latest() {
        return new Announcement("tickets", "snapshot");
    }

    String type() {
        return "dev.tiercel.ticket." + name + ".v1";
    }

    String dataSchema() {
        return "https://tiercel.dev/contracts/schemas/ticket-" + name + ".v1.json";
    }
}
