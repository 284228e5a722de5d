package dev.tiercel.escalation.rulebook;

import java.util.List;

/** People who answer together; the order of its members is the order in which they are told. */
public record Team(String id, String name, List<String> members) implements RuleBookEntry.DirectoryEntry {

    public static final String KIND = "team";

    public Team {
        members = List.copyOf(members);
    }

    @Override
    public String kind() {
        return KIND;
    }
}
