/**
 * Working-time arithmetic: when a number of working hours or days has gone, and how much of them lies between two
 * instants. Knows nothing of tickets.
 *
 * <p>Windows are wall times in the calendar's zone and are always expanded to instants before anything is added. A wall
 * time that comes twice begins a window the first time and ends one the second time; one that is skipped is the instant
 * at which the clocks go forward. {@code 24:00} is the instant at which the next day begins.
 */
@NullMarked
package dev.tiercel.calendars;

import org.jspecify.annotations.NullMarked;
