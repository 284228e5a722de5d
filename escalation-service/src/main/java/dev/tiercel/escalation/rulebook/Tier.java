package dev.tiercel.escalation.rulebook;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One rung of an escalation policy.
 *
 * @param responders who is told, in this order; empty means everybody who is in the team at the moment of the move
 * @param limits targets by {@link #RESPONSE} and {@link #RESOLUTION}; a tier without limits never times out
 * @param warnAt when each of its clocks warns
 * @param calendar counts for the limits
 */
public record Tier(
        int tier,
        String name,
        String team,
        List<String> responders,
        Map<String, Targets> limits,
        List<Warning> warnAt,
        List<WaitReason> pauseOn,
        String calendar,
        List<String> actionSteps,
        @Nullable String communication) {

    /** Somebody of the tier must have acknowledged the ticket. */
    public static final String RESPONSE = "tier-response";

    /** The tier must have resolved the ticket, or passed it on. */
    public static final String RESOLUTION = "tier-resolution";

    public Tier {
        if (tier < 1) {
            throw new IllegalArgumentException("tier: " + tier + " (expected: >= 1)");
        }
        for (String limit : limits.keySet()) {
            if (!limit.equals(RESPONSE) && !limit.equals(RESOLUTION)) {
                throw new IllegalArgumentException(
                        "limit: " + limit + " (expected: " + RESPONSE + " or " + RESOLUTION + ")");
            }
        }
        responders = List.copyOf(responders);
        limits = java.util.Collections.unmodifiableMap(new TreeMap<>(limits));
        warnAt = List.copyOf(warnAt);
        pauseOn = List.copyOf(pauseOn);
        actionSteps = List.copyOf(actionSteps);
    }
}
