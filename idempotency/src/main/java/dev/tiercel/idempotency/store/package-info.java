/** Stored answers in PostgreSQL, and how they are forgotten. */
@NullMarked
package dev.tiercel.idempotency.store;

import org.jspecify.annotations.NullMarked;
