/**
 * The life cycle of a ticket: which moves are legal, and what the ticket is after each.
 *
 * <p>Pure functions of (ticket, command): {@link dev.tiercel.ticket.lifecycle.TicketDecider}. Invariants: versions count
 * 1, 2, 3 ... without gaps; what happened never lies before what happened earlier; nothing happens after the resolution;
 * the history holds everything clocks depend on and at most 1,000 entries. Publishes {@code ticket-created},
 * {@code ticket-updated} and {@code resolved}, each with the whole ticket, in the transaction that changes it.
 */
@NullMarked
package dev.tiercel.ticket.lifecycle;

import org.jspecify.annotations.NullMarked;
