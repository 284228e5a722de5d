/**
 * What happened to a ticket, told in one list: its own events with their texts, commands that wait or were refused, and
 * what came back from the other services - moves, breaches and their answers, deliveries (never an address).
 *
 * <p>What the others tell is a projection: it may lag, it changes no ticket, and nothing is published from it. Of each of
 * their events a few fields are kept, once per event id. Consumes {@code escalated}, {@code sla-breached} and
 * {@code notified}.
 */
@NullMarked
package dev.tiercel.ticket.timeline;

import org.jspecify.annotations.NullMarked;
