/** The sla-timer service: tells when a promise on a ticket is missed. Everything it knows it read from Kafka topics. */
@NullMarked
package dev.tiercel.slatimer;

import org.jspecify.annotations.NullMarked;
