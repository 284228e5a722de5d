/**
 * Runs the clocks on Kafka Streams: one task per partition keeps the tickets of that partition, a queue of due instants
 * the tickets that wait for a policy or calendar, an index by calendar, and a list of open clocks. Consumes the ticket topics, {@code escalated},
 * {@code policies} and {@code calendars}; publishes {@code sla-breached}, {@code sla-warning}, {@code sla-clocks} and dead
 * letters, all in the transaction that moves the state.
 *
 * <p>A task announces nothing until it has read what was written while it was away.
 */
@NullMarked
package dev.tiercel.slatimer.clocks.streams;

import org.jspecify.annotations.NullMarked;
