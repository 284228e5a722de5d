package dev.tiercel.slatimer.clocks;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One objective of one ticket that is being measured.
 *
 * @param instance the sequence of the stay for a tier's objective, else 1
 * @param tier only for a tier's objective
 * @param policy the SLA policy, or the escalation policy for a tier's objective
 */
public record Promise(
        String objective,
        int instance,
        @Nullable Integer tier,
        PolicyRef policy,
        Priority priority,
        Duration target,
        Instant startedAt) {}
