/**
 * Events as records: what is read from {@code ticket-created}, {@code ticket-updated}, {@code resolved} and
 * {@code sla-breached}, and what is written to {@code escalated}. Reading is tolerant: unknown fields are ignored.
 */
@NullMarked
package dev.tiercel.escalation.moves.kafka;

import org.jspecify.annotations.NullMarked;
