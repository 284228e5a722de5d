/**
 * The records of {@code contracts/} that the timer reads and writes. Reading is tolerant: unknown fields, types and wait
 * reasons are passed over. What is needed and absent, or cannot be true, makes a record malformed.
 */
@NullMarked
package dev.tiercel.slatimer.clocks.kafka;

import org.jspecify.annotations.NullMarked;
