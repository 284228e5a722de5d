package dev.tiercel.slatimer.clocks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What comes next of a ticket unless something happens.
 *
 * @param breach that will be announced at its due instant
 * @param then when time alone will bring the next after it; null if it will not
 */
public record Foreseen(Breach breach, @Nullable Instant then) {}
