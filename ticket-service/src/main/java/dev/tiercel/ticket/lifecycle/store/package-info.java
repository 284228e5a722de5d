/** Tickets in PostgreSQL: each command is one transaction that locks the ticket's row, decides, stores and announces. */
@NullMarked
package dev.tiercel.ticket.lifecycle.store;

import org.jspecify.annotations.NullMarked;
