package dev.tiercel.escalation.rulebook;

/** One thing the rule book defines. Two entries are equal if they say the same, whatever they were written in. */
public sealed interface RuleBookEntry permits RuleBookEntry.Versioned, RuleBookEntry.DirectoryEntry {

    /** Unique within its kind and tenant. */
    String id();

    String name();

    /** The word of the contract, for example {@code sla-policy}. */
    String kind();

    default EntryKey key() {
        return new EntryKey(kind(), id());
    }

    /** Is numbered: each change is a new version, and a version never changes. */
    sealed interface Versioned extends RuleBookEntry permits Policy, Calendar {}

    /** Decides something about tickets; an earlier version stays in force for the tickets stamped with it. */
    sealed interface Policy extends Versioned permits SlaPolicy, EscalationPolicy, PolicyRules {}

    /** Is live: whoever looks it up sees it as it is now. */
    sealed interface DirectoryEntry extends RuleBookEntry permits Person, Team {}
}
