package dev.tiercel.ticket.lifecycle.store;

import dev.tiercel.ticket.lifecycle.Decision;

/** The answer to a command, and the ticket after it. */
public record Handled(Decision decision, TicketView view) {}
