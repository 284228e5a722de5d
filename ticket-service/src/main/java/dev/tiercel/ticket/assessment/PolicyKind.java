package dev.tiercel.ticket.assessment;

/** The kinds of policy a ticket is stamped with. */
public enum PolicyKind {
    SLA_POLICY("sla-policy", "SLA policy"),
    ESCALATION_POLICY("escalation-policy", "escalation policy");

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
