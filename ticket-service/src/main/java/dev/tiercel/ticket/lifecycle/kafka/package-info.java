/** Announces what happened to tickets on {@code ticket-created}, {@code ticket-updated} and {@code resolved}. */
@NullMarked
package dev.tiercel.ticket.lifecycle.kafka;

import org.jspecify.annotations.NullMarked;
