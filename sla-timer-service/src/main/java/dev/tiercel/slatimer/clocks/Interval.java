package dev.tiercel.slatimer.clocks;

import java.time.Instant;

/**
 * A time of a clock in which everything counted, or nothing did.
 *
 * @param from inclusive
 * @param to exclusive
 * @param why {@code working-hours} or {@code elapsed-time} if it counted; else {@code outside-hours}, {@code resolved},
 *     {@code waiting:<reason>} or the condition of the policy that paused it
 * @param calendar the version in force
 */
public record Interval(Instant from, Instant to, boolean counted, String why, CalendarRef calendar) {}
