/**
 * At which tier a ticket is, and who was told, as far as this service has read of it: a projection of {@code escalated}.
 *
 * <p>It shows another service's truth: it may lag, it never changes a ticket or its version, and nothing is published
 * from it. The highest {@code sequence} is the state, in whatever order and however often moves are read; a move may be
 * read before its ticket is known here.
 */
@NullMarked
package dev.tiercel.ticket.tiers;

import org.jspecify.annotations.NullMarked;
