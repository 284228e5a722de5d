/** The header {@code Idempotency-Key} on requests that change something. */
@NullMarked
package dev.tiercel.idempotency.rest;

import org.jspecify.annotations.NullMarked;
