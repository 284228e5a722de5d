package dev.tiercel.escalation.rulebook;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who: the tiers of a path, tier 1 first and without gaps.
 *
 * @param settleFor how long after the start of a stay a breach of another objective is taken as the same trouble; zero
 *     switches it off
 * @param repeat what happens when the last tier has missed its promise too; null if nothing does
 */
public record EscalationPolicy(
        String id,
        String name,
        Duration settleFor,
        List<Tier> tiers,
        @Nullable Repeat repeat) implements RuleBookEntry.Policy {

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
        if (repeat != null && repeat.fromTier() > tiers.size()) {
            throw new IllegalArgumentException(
                    "repeat.fromTier: " + repeat.fromTier() + " (expected: 1 to " + tiers.size() + ")");
        }
    }

    /**
     * The path starts again at {@code fromTier}.
     *
     * @param times how often at most, 1 to 9
     */
    public record Repeat(int times, int fromTier) {

        public Repeat {
            if (times < 1 || times > 9) {
                throw new IllegalArgumentException("repeat.times: " + times + " (expected: 1 to 9)");
            }
            if (fromTier < 1) {
                throw new IllegalArgumentException("repeat.fromTier: " + fromTier + " (expected: >= 1)");
            }
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
