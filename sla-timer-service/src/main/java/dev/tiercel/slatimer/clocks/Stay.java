package dev.tiercel.slatimer.clocks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The time a ticket spends at a tier.
 *
 * @param sequence of the move that began it, 1 for the first
 * @param startedAt inclusive
 * @param endedAt when the next move was made; absent on the current stay
 * @param limits targets per objective; empty where the tier promises nothing
 * @param calendar name of the one the limits are counted by
 * @param policy the escalation policy the limits come from
 */
public record Stay(
        int sequence,
        int tier,
        Instant startedAt,
        @Nullable Instant endedAt,
        Map<String, Targets> limits,
        Set<String> pauseOn,
        String calendar,
        List<WarnAt> warnAt,
        PolicyRef policy) {

    public static final String RESPONSE = "tier-response";
    public static final String RESOLUTION = "tier-resolution";

    public Stay {
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence: " + sequence + " (expected: >= 1)");
        }
        if (tier < 1) {
            throw new IllegalArgumentException("tier: " + tier + " (expected: >= 1)");
        }
        limits = Map.copyOf(limits);
        pauseOn = Set.copyOf(pauseOn);
        warnAt = List.copyOf(warnAt);
    }

    /** @param end null while no other move follows */
    public Stay until(@Nullable Instant end) {
        return new Stay(sequence, tier, startedAt, end, limits, pauseOn, calendar, warnAt, policy);
    }
}
