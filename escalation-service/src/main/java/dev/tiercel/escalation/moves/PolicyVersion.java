package dev.tiercel.escalation.moves;

import dev.tiercel.escalation.rulebook.EscalationPolicy;
import dev.tiercel.escalation.rulebook.PolicyRef;
import dev.tiercel.escalation.rulebook.Tier;

/** A version of an escalation policy and what it says. */
public record PolicyVersion(PolicyRef ref, EscalationPolicy policy) {

    public PolicyVersion {
        if (!ref.id().equals(policy.id())) {
            throw new IllegalArgumentException("policy: " + policy.id() + " (expected: " + ref.id() + ")");
        }
    }

    public Tier tier(int number) {
        return policy.tier(number);
    }

    int lastTier() {
        return policy.tiers().size();
    }

    boolean hasTier(int number) {
        return number >= 1 && number <= lastTier();
    }
}
