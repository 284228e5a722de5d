/**
 * Gets events out of a database transaction into Kafka, each exactly once for a {@code read_committed} reader and in
 * the order of their transactions per key, whatever dies in between.
 *
 * <p>Events wait in table {@code outbox}, split into shards by key. A {@link dev.tiercel.outbox.Relay} per shard
 * publishes them batch by batch; the ids of a batch go to a marker topic in the batch's own Kafka transaction, so that
 * after a crash the relay knows which rows were published and only not yet deleted. Publishes any topic plus
 * {@code <name>-outbox-markers}; consumes only the latter. No domain.
 */
@NullMarked
package dev.tiercel.outbox;

import org.jspecify.annotations.NullMarked;
