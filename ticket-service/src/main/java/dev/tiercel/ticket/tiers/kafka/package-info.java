/** Reads the moves on {@code escalated} into the newest stay of each ticket. */
@NullMarked
package dev.tiercel.ticket.tiers.kafka;

import org.jspecify.annotations.NullMarked;
