/**
 * Who has the ticket: decides at which tier a ticket is, moves it when a promise is missed or somebody asks, and gives every
 * breach exactly one answer. Promises that are missed together move the ticket one tier, once, in whatever order they are
 * heard of. Moves are numbered per ticket without gaps; a move that happened is never recomputed, and a stay keeps the limits
 * it began with whatever becomes of the policy. Consumes {@code ticket-created}, {@code ticket-updated}, {@code resolved},
 * {@code sla-breached}; publishes {@code escalated} and {@code tiers}.
 */
@NullMarked
package dev.tiercel.escalation.moves;

import org.jspecify.annotations.NullMarked;
