package dev.tiercel.escalation.rulebook;

import java.util.List;

/** Everything the files define, valid as a whole: every name used is defined. */
public record RuleBook(List<RuleBookEntry.Policy> policies, List<RuleBookEntry.DirectoryEntry> directory) {

    public RuleBook {
        policies = List.copyOf(policies);
        directory = List.copyOf(directory);
    }
}
