/**
 * Carries out a request that bears an {@code Idempotency-Key} once, however often it is sent: its answer is stored in the
 * transaction of its effects, so a crash leaves both or neither. The key itself is never stored, and the answer is sealed
 * with it, because an answer may hold what its caller alone may know. Publishes and consumes nothing.
 */
@NullMarked
package dev.tiercel.idempotency;

import org.jspecify.annotations.NullMarked;
