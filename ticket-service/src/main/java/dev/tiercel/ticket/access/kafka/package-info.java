/** Announces keys on {@code access-keys}. */
@NullMarked
package dev.tiercel.ticket.access.kafka;

import org.jspecify.annotations.NullMarked;
