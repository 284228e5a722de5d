/**
 * The records of {@code timers-wanted} and {@code timer-elapsed}. A record without a value takes back what its owner wanted
 * for the key.
 */
@NullMarked
package dev.tiercel.slatimer.wanted.kafka;

import org.jspecify.annotations.NullMarked;
