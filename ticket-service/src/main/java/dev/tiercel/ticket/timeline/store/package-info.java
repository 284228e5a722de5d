/** Keeps what the other services told, and reads timelines. */
@NullMarked
package dev.tiercel.ticket.timeline.store;

import org.jspecify.annotations.NullMarked;
