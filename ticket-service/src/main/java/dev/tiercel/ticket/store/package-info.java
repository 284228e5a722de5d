/** Which faults of the database pass and which do not. */
@NullMarked
package dev.tiercel.ticket.store;

import org.jspecify.annotations.NullMarked;
