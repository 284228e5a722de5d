/** Finds tickets in PostgreSQL. */
@NullMarked
package dev.tiercel.ticket.search.store;

import org.jspecify.annotations.NullMarked;
