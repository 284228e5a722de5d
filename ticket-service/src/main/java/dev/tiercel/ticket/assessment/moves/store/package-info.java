/** Policy moves in PostgreSQL, and what carries them out. */
@NullMarked
package dev.tiercel.ticket.assessment.moves.store;

import org.jspecify.annotations.NullMarked;
