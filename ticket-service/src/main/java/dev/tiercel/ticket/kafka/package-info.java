/** The one channel this service reads, in order and each event once, and what a handler of an event has to do. */
@NullMarked
package dev.tiercel.ticket.kafka;

import org.jspecify.annotations.NullMarked;
