/**
 * The life cycle of a ticket: which moves are legal, and what the ticket is after each.
 *
 * <p>Pure functions of (ticket, command, circumstances): {@link dev.tiercel.ticket.lifecycle.TicketDecider} for what
 * happens now, {@link dev.tiercel.ticket.lifecycle.OrderedHistory} for what is told late. Invariants: versions count 1, 2,
 * 3 ... without gaps, one for each thing that happened; the state is what the history, in the order things happened, leads
 * to, whatever order they were heard of in; at most 1,000 things happen to a ticket. Publishes {@code ticket-created},
 * {@code ticket-updated} and {@code resolved}, each with the whole ticket, and the newest ticket on {@code tickets}, in
 * the transaction that changes it.
 */
@NullMarked
package dev.tiercel.ticket.lifecycle;

import org.jspecify.annotations.NullMarked;
