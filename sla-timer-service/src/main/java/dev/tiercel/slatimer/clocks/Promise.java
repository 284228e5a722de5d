package dev.tiercel.slatimer.clocks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One objective of one ticket that is being measured.
 *
 * @param instance counts a recurring objective; the sequence of the stay for a tier's objective
 * @param tier only for a tier's objective
 * @param policy the SLA policy, or the escalation policy for a tier's objective
 * @param calendar name of the one the target is counted by
 */
public record Promise(
        String objective,
        int instance,
        @Nullable Integer tier,
        PolicyRef policy,
        Priority priority,
        Target target,
        String calendar,
        Instant startedAt) {}
