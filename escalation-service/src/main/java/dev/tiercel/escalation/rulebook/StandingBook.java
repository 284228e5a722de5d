package dev.tiercel.escalation.rulebook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rule book of a tenant as it stands: the newest version of every policy and calendar, and the directory. Whatever
 * changes the book changes it to one without findings.
 */
public final class StandingBook {

    private static final int LISTED_AT_MOST = 20;

    /** An entry that names another. */
    public record Naming(EntryKey by, String path) {}

    private final Set<EntryKey> defined;
    private final Map<EntryKey, RuleBookEntry> entries;

    /**
     * @param defined everything there is
     * @param entries what it says; may leave out what names nothing
     */
    public StandingBook(Collection<EntryKey> defined, Collection<? extends RuleBookEntry> entries) {
        this.defined = new TreeSet<>(defined);
        this.entries = new TreeMap<>();
        entries.forEach(entry -> {
            this.defined.add(entry.key());
            this.entries.put(entry.key(), entry);
        });
    }

    public static StandingBook empty() {
        return new StandingBook(Set.of(), Set.of());
    }

    public StandingBook with(Collection<? extends RuleBookEntry> changed) {
        Map<EntryKey, RuleBookEntry> all = new TreeMap<>(entries);
        changed.forEach(entry -> all.put(entry.key(), entry));
        return new StandingBook(defined, all.values());
    }

    public StandingBook without(EntryKey removed) {
        Set<EntryKey> rest = new TreeSet<>(defined);
        rest.remove(removed);
        Map<EntryKey, RuleBookEntry> left = new TreeMap<>(entries);
        left.remove(removed);
        return new StandingBook(rest, left.values());
    }

    public Set<EntryKey> defined() {
        return Collections.unmodifiableSet(defined);
    }

    /** The newest version of a policy or calendar, or a team as it is now; empty if there is none. */
    public Optional<RuleBookEntry> entry(EntryKey key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** Who names an entry, each place once. */
    public List<Naming> naming(EntryKey key) {
        return entries.values().stream()
                .flatMap(entry -> Reference.of(entry).stream()
                        .filter(reference -> reference.to().equals(key))
                        .map(reference -> new Naming(entry.key(), reference.path())))
                .toList();
    }

    /** What is wrong with each entry of the book, those without findings left out. */
    public Map<EntryKey, List<Finding>> findings() {
        Map<EntryKey, List<Finding>> findings = new TreeMap<>();
        for (RuleBookEntry entry : entries.values()) {
            List<Finding> found = findings(entry);
            if (!found.isEmpty()) {
                findings.put(entry.key(), found);
            }
        }
        return findings;
    }

    /** What is wrong with one entry, given the others. */
    public List<Finding> findings(RuleBookEntry entry) {
        List<Finding> findings = new ArrayList<>();
        for (Reference reference : Reference.of(entry)) {
            if (!defined.contains(reference.to())) {
                findings.add(new Finding(
                        reference.path(),
                        '"' + reference.to().id() + '"',
                        one(reference.to().kind()) + " of this rule book: "
                                + ids(reference.to().kind())));
            }
        }
        if (entry instanceof EscalationPolicy policy) {
            policy.tiers().stream().filter(this::tellsNobody).forEach(tier -> findings.add(tellsNobodyFinding(tier)));
        }
        return findings;
    }

    private static String one(String kind) {
        if (kind.equals(Calendar.KIND)) {
            return Calendar.ALWAYS + ", or a calendar";
        }
        return (kind.startsWith("e") ? "an " : "a ") + kind;
    }

    private boolean tellsNobody(Tier tier) {
        return tier.responders().isEmpty()
                && team(tier.team()).map(team -> team.members().isEmpty()).orElse(false);
    }

    private static Finding tellsNobodyFinding(Tier tier) {
        return new Finding("tiers[" + (tier.tier() - 1) + "]", "nobody to tell", "a team with members, or responders");
    }

    private Optional<Team> team(String id) {
        return Optional.ofNullable((Team) entries.get(new EntryKey(Team.KIND, id)));
    }

    private String ids(String kind) {
        List<String> ids = defined.stream()
                .filter(key -> key.kind().equals(kind))
                .map(EntryKey::id)
                .toList();
        return ids.size() <= LISTED_AT_MOST
                ? ids.toString()
                : ids.subList(0, LISTED_AT_MOST) + " and " + (ids.size() - LISTED_AT_MOST) + " more";
    }
}
