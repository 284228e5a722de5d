/** Announces keys on {@code access-keys}, and sees to it that what is none there gets to the dead letters. */
@NullMarked
package dev.tiercel.ticket.access.kafka;

import org.jspecify.annotations.NullMarked;
