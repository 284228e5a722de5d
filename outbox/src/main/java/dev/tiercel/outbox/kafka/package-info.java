/**
 * The relay's side of Kafka: transactions that carry a batch and its marker, and the marker topic
 * {@code <name>-outbox-markers}, compacted, one partition and one key per shard. A partition has one transactional
 * producer, so an open transaction of another shard never hides the newest marker.
 */
@NullMarked
package dev.tiercel.outbox.kafka;

import org.jspecify.annotations.NullMarked;
