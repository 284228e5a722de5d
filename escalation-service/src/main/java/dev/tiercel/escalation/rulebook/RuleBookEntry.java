package dev.tiercel.escalation.rulebook;

/** One thing the rule book defines. Two entries are equal if they say the same, whatever file they come from. */
public sealed interface RuleBookEntry permits RuleBookEntry.Policy, RuleBookEntry.DirectoryEntry {

    /** Unique within its kind and tenant. */
    String id();

    /** The word of the contract, for example {@code sla-policy}. */
    String kind();

    /** Is numbered: each change is a new version, earlier ones stay in force for the tickets stamped with them. */
    sealed interface Policy extends RuleBookEntry permits SlaPolicy, EscalationPolicy {}

    /** Is live: whoever looks it up sees it as it is now. */
    sealed interface DirectoryEntry extends RuleBookEntry permits Person, Team {}
}
