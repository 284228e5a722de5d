/**
 * Runs the wanted timers beside the clocks: in the same task for each partition, so that they share its transactions, its
 * catching up and its thread, with a store and a queue of their own.
 */
@NullMarked
package dev.tiercel.slatimer.wanted.streams;

import org.jspecify.annotations.NullMarked;
