/**
 * Runs the clocks on Kafka Streams: one task per partition keeps the tickets of that partition, a queue of due instants
 * and the tickets that wait for a policy. Consumes the ticket topics, {@code escalated} and {@code policies}; publishes
 * {@code sla-breached}, {@code sla-clocks} and dead letters, all in the transaction that moves the state.
 *
 * <p>A task announces nothing until it has read what was written while it was away.
 */
@NullMarked
package dev.tiercel.slatimer.clocks.streams;

import org.jspecify.annotations.NullMarked;
