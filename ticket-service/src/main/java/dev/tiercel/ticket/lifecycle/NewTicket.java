package dev.tiercel.ticket.lifecycle;

/** A ticket about to be opened, already assessed. */
public record NewTicket(TicketId id, String tenant, Issue issue, AtOpening atOpening) {}
