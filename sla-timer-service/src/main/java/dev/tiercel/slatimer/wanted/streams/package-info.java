/**
 * Runs the wanted timers beside the clocks: in the same task for each partition, so that they share its transactions, its
 * catching up and its thread, with a store and a queue of their own. A calendar that is not published counts as version 0, so
 * that its publication is a change of it like any other.
 */
@NullMarked
package dev.tiercel.slatimer.wanted.streams;

import org.jspecify.annotations.NullMarked;
