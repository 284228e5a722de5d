/** Keys in PostgreSQL, as hashes. */
@NullMarked
package dev.tiercel.ticket.access.store;

import org.jspecify.annotations.NullMarked;
