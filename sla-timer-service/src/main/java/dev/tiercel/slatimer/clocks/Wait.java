package dev.tiercel.slatimer.clocks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the ticket waited for somebody.
 *
 * @param from inclusive
 * @param to exclusive; absent while it waits
 */
public record Wait(String reason, Instant from, @Nullable Instant to) {}
