/** The newest stay of each ticket, in PostgreSQL. */
@NullMarked
package dev.tiercel.ticket.tiers.store;

import org.jspecify.annotations.NullMarked;
