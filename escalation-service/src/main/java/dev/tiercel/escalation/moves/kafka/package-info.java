/**
 * Events as records: what is read from {@code ticket-created}, {@code ticket-updated}, {@code resolved} and
 * {@code sla-breached}, and what is written to {@code escalated} and {@code tiers}. Reading is tolerant: unknown
 * fields are ignored, and a ticket is followed by the snapshot of whatever happens to it.
 */
@NullMarked
package dev.tiercel.escalation.moves.kafka;

import org.jspecify.annotations.NullMarked;
