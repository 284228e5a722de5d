package dev.tiercel.ticket.lifecycle.kafka;

import dev.tiercel.ticket.lifecycle.TicketEvent;

/** On which topic, and as what, an event is published. */
record Announcement(String topic, String name) {

    static final TicketEvent.Cases<Announcement> OF_EVENT = new TicketEvent.Cases<>() {
        @Override
        public Announcement opened(TicketEvent.Opened event) {
            return new Announcement("ticket-created", "created");
        }

        @Override
        public Announcement acknowledged(TicketEvent.Acknowledged event) {
            return new Announcement("ticket-updated", "acknowledged");
        }

        @Override
        public Announcement waiting(TicketEvent.Waiting event) {
            return new Announcement("ticket-updated", "waiting");
        }

        @Override
        public Announcement resumed(TicketEvent.Resumed event) {
            return new Announcement("ticket-updated", "resumed");
        }

        @Override
        public Announcement resolved(TicketEvent.Resolved event) {
            return new Announcement("resolved", "resolved");
        }
    };

    String type() {
        return "dev.tiercel.ticket." + name + ".v1";
    }

    String dataSchema() {
        return "https://tiercel.dev/contracts/schemas/ticket-" + name + ".v1.json";
    }
}
