/**
 * A real Kafka broker in this process: one KRaft node that is broker and controller, from Maven Central's own artifacts.
 * Its data directory survives restarts. Topics are never created by a client's mere mention of them.
 */
@NullMarked
package dev.tiercel.localstack.kafka;

import org.jspecify.annotations.NullMarked;
