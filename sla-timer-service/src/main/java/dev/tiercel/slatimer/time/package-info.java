/**
 * Decides what time it is. The wall clock of a machine may be wrong or be set while the timer runs; then the broker's time,
 * carried on by the monotonic clock, counts if it is earlier. So nothing is announced before its time because one clock
 * was ahead.
 */
@NullMarked
package dev.tiercel.slatimer.time;

import org.jspecify.annotations.NullMarked;
