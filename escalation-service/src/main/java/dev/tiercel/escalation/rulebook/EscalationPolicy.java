package dev.tiercel.escalation.rulebook;

import java.time.Duration;
import java.util.List;

/**
 * Who: the tiers of a path, tier 1 first and without gaps.
 *
 * @param settleFor how long after the start of a stay a breach of another objective is taken as the same trouble; zero
 *     switches it off
 */
public record EscalationPolicy(String id, String name, Duration settleFor, List<Tier> tiers)
        implements RuleBookEntry.Policy {

    public static final String KIND = "escalation-policy";

    public EscalationPolicy {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty()) {
            throw new IllegalArgumentException("tiers of escalation policy " + id + ": none (expected: at least one)");
        }
        for (int i = 0; i < tiers.size(); i++) {
            if (tiers.get(i).tier() != i + 1) {
                throw new IllegalArgumentException("tier: " + tiers.get(i).tier() + " (expected: " + (i + 1) + ")");
            }
        }
        if (settleFor.isNegative()) {
            throw new IllegalArgumentException("settleFor: " + settleFor + " (expected: >= 0)");
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    public Tier tier(int number) {
        if (number < 1 || number > tiers.size()) {
            throw new IllegalArgumentException("tier: " + number + " (expected: 1 to " + tiers.size() + ")");
        }
        return tiers.get(number - 1);
    }

    public boolean isLast(int tier) {
        return tier >= tiers.size();
    }
}
