/** Reads {@code policies} into the copy of every policy version. */
@NullMarked
package dev.tiercel.ticket.assessment.kafka;

import org.jspecify.annotations.NullMarked;
