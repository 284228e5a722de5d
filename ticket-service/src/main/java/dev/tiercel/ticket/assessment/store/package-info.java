/** The copy of every policy version, in PostgreSQL. */
@NullMarked
package dev.tiercel.ticket.assessment.store;

import org.jspecify.annotations.NullMarked;
