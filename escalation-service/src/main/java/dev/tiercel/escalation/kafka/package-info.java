/**
 * The one consumer of the service. Records are handled one after the other, each once per event id; the place in a topic is
 * committed after the transaction.
 */
@NullMarked
package dev.tiercel.escalation.kafka;

import org.jspecify.annotations.NullMarked;
