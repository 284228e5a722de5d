package dev.tiercel.escalation.rulebook.files;

import dev.tiercel.escalation.rulebook.EscalationPolicy;
import dev.tiercel.escalation.rulebook.Person;
import dev.tiercel.escalation.rulebook.RuleBook;
import dev.tiercel.escalation.rulebook.RuleBookEntry;
import dev.tiercel.escalation.rulebook.RuleBookEntry.DirectoryEntry;
import dev.tiercel.escalation.rulebook.RuleBookEntry.Policy;
import dev.tiercel.escalation.rulebook.Team;
import dev.tiercel.escalation.rulebook.Tier;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the documents of all files into one rule book and checks that every name they use is defined. */
public final class RuleBookReader {

    private record Found(RuleBookEntry entry, YamlObject document) {}

    private final List<RuleBookProblem> problems = new ArrayList<>();
    private final Map<String, Found> found = new LinkedHashMap<>();

    private RuleBookReader() {}

    /**
     * @param files texts by file name, in the order in which they are to be read
     * @throws RuleBookRefusedException naming every mistake in the files
     */
    public static RuleBook read(String source, Map<String, String> files) {
        RuleBookReader reader = new RuleBookReader();
        files.forEach(reader::readFile);
        if (reader.found.isEmpty() && reader.problems.isEmpty()) {
            reader.problems.add(
                    new RuleBookProblem(source, 0, "", "no rules", "at least one document in a .yaml file"));
        }
        reader.checkReferences();
        if (!reader.problems.isEmpty()) {
            throw new RuleBookRefusedException(source, reader.problems);
        }
        return reader.book();
    }

    private void readFile(String file, String text) {
        try {
            for (Node node : new Yaml(new LoaderOptions()).composeAll(new StringReader(text))) {
                if (node instanceof MappingNode mapping) {
                    readDocument(new YamlObject(file, "", mapping, problems::add));
                } else {
                    int line = node.getStartMark().getLine() + 1;
                    problems.add(new RuleBookProblem(file, line, "", "not an object", "fields, the first being kind"));
                }
            }
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            problems.add(new RuleBookProblem(file, line, "", String.valueOf(e.getProblem()), "YAML"));
        }
    }

    private void readDocument(YamlObject document) {
        EntryReader.read(document).ifPresent(entry -> {
            Found earlier = found.putIfAbsent(key(entry.kind(), entry.id()), new Found(entry, document));
            if (earlier != null) {
                String where =
                        earlier.document().file() + ":" + earlier.document().line();
                document.report(
                        "id", Values.quoted(entry.id()), "an id no other " + entry.kind() + " has; see " + where);
            }
        });
    }

    private void checkReferences() {
        for (Found one : found.values()) {
            if (one.entry() instanceof Team team) {
                int line = one.document().lineOf("members");
                team.members().forEach(member -> refer(one, line, "members", Person.KIND, member));
            } else if (one.entry() instanceof EscalationPolicy policy) {
                policy.tiers().forEach(tier -> checkTier(one, tier));
            }
        }
    }

    private void checkTier(Found policy, Tier tier) {
        int item = tier.tier() - 1;
        String field = "tiers[" + item + "]";
        int line = policy.document().lineOf("tiers", item, "team");
        refer(policy, line, field + ".team", Team.KIND, tier.team());
        int responders = policy.document().lineOf("tiers", item, "responders");
        tier.responders().forEach(person -> refer(policy, responders, field + ".responders", Person.KIND, person));
        Found team = found.get(key(Team.KIND, tier.team()));
        if (tier.responders().isEmpty()
                && team != null
                && ((Team) team.entry()).members().isEmpty()) {
            problem(policy, line, field, "nobody to tell", "a team with members, or responders");
        }
    }

    private void refer(Found from, int line, String field, String kind, String id) {
        if (!found.containsKey(key(kind, id))) {
            Set<String> defined = found.values().stream()
                    .map(Found::entry)
                    .filter(entry -> entry.kind().equals(kind))
                    .map(RuleBookEntry::id)
                    .collect(Collectors.toCollection(TreeSet::new));
            problem(from, line, field, Values.quoted(id), "a " + kind + " of this rule book: " + defined);
        }
    }

    private void problem(Found at, int line, String field, String what, String allowed) {
        problems.add(new RuleBookProblem(at.document().file(), line, field, what, allowed));
    }

    private RuleBook book() {
        List<Policy> policies = new ArrayList<>();
        List<DirectoryEntry> directory = new ArrayList<>();
        for (Found one : found.values()) {
            if (one.entry() instanceof Policy policy) {
                policies.add(policy);
            } else if (one.entry() instanceof DirectoryEntry entry) {
                directory.add(entry);
            }
        }
        return new RuleBook(policies, directory);
    }

    private static String key(String kind, String id) {
        return kind + "/" + id;
    }
}
