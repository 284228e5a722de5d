/** Reads what the other services tell about tickets. */
@NullMarked
package dev.tiercel.ticket.timeline.kafka;

import org.jspecify.annotations.NullMarked;
