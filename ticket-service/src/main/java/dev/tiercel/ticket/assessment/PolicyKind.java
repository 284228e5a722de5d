package dev.tiercel.ticket.assessment;

/** What is read from {@code policies}. */
public enum PolicyKind {
    SLA_POLICY("sla-policy", "SLA policy"),
    ESCALATION_POLICY("escalation-policy", "escalation policy"),
    POLICY_RULES("policy-rules", "policy rules");

    private final String word;
    private final String spoken;

    PolicyKind(String word, String spoken) {
        this.word = word;
        this.spoken = spoken;
    }

    /** The word of the contract. */
    public String word() {
        return word;
    }

    public String spoken() {
        return spoken;
    }
}
