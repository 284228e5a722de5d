package dev.tiercel.escalation.rulebook.files;

import dev.tiercel.escalation.rulebook.EscalationPolicy;
import dev.tiercel.escalation.rulebook.Person;
import dev.tiercel.escalation.rulebook.RuleBookEntry;
import dev.tiercel.escalation.rulebook.SlaPolicy;
import dev.tiercel.escalation.rulebook.Targets;
import dev.tiercel.escalation.rulebook.Team;
import dev.tiercel.escalation.rulebook.Tier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Makes an entry of one document; the document's {@code kind} says which. */
final class EntryReader {

    private static final String KINDS =
            String.join(", ", SlaPolicy.KIND, EscalationPolicy.KIND, Team.KIND, Person.KIND);
    private static final Set<String> OBJECTIVES = new java.util.TreeSet<>(Set.of("first-response", "resolution"));

    private EntryReader() {}

    /** Empty if the kind is unknown. */
    static Optional<RuleBookEntry> read(YamlObject document) {
        String kind = document.scalar("kind", true, KINDS);
        if (kind == null) {
            return Optional.empty();
        }
        RuleBookEntry entry = switch (kind) {
            case SlaPolicy.KIND -> slaPolicy(document);
            case EscalationPolicy.KIND -> escalationPolicy(document);
            case Team.KIND -> team(document);
            case Person.KIND -> person(document);
            default -> null;
        };
        if (entry == null) {
            document.report("kind", Values.quoted(kind), KINDS);
            return Optional.empty();
        }
        document.refuseUnknownFields();
        return Optional.of(entry);
    }

    private static SlaPolicy slaPolicy(YamlObject document) {
        String id = Values.name(document, "id");
        String name = Values.text(document, "name");
        String calendar = Values.calendar(document);
        String allowed = "a list of objectives: " + String.join(", ", OBJECTIVES) + ", each once";
        List<SlaPolicy.Objective> objectives = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlObject object : document.objects("objectives", allowed)) {
            String objective = object.scalar("objective", true, String.join(", ", OBJECTIVES));
            if (objective != null && !(OBJECTIVES.contains(objective) && seen.add(objective))) {
                object.report("objective", Values.quoted(objective), String.join(", ", OBJECTIVES) + ", each once");
            }
            objectives.add(new SlaPolicy.Objective(
                    objective == null ? "missing" : objective,
                    Values.targets(object, "targets"),
                    Values.pauseOn(object)));
            object.refuseUnknownFields();
        }
        return new SlaPolicy(id, name, calendar, objectives.isEmpty() ? standIn() : objectives);
    }

    private static EscalationPolicy escalationPolicy(YamlObject document) {
        String id = Values.name(document, "id");
        String name = Values.text(document, "name");
        var settleFor = Values.settleFor(document);
        List<Tier> tiers = new ArrayList<>();
        for (YamlObject object : document.objects("tiers", "a list of tiers, the first line first")) {
            tiers.add(tier(tiers.size() + 1, object));
            object.refuseUnknownFields();
        }
        if (tiers.isEmpty()) {
            tiers.add(new Tier(1, "missing", "missing", List.of(), Map.of(), List.of(), "missing", List.of(), null));
        }
        return new EscalationPolicy(id, name, settleFor, tiers, null);
    }

    private static Tier tier(int number, YamlObject object) {
        String name = Values.text(object, "name");
        String team = Values.name(object, "team");
        List<String> responders = Values.names(object, "responders", "people");
        Map<String, Targets> limits = limits(object);
        List<String> steps = object.scalars("actionSteps", "a list of texts");
        if (steps.stream().anyMatch(String::isBlank)) {
            object.report("actionSteps", "an empty step", "a list of texts");
        }
        String communication = object.scalar("communication", false, "a text");
        return new Tier(
                number,
                name,
                team,
                responders,
                limits,
                Values.pauseOn(object),
                Values.calendar(object),
                steps,
                communication);
    }

    private static Map<String, Targets> limits(YamlObject tier) {
        Map<String, Targets> limits = new TreeMap<>();
        YamlObject given = tier.object("limits");
        if (given == null) {
            if (tier.has("limits")) {
                tier.report("limits", "not an object", Tier.RESPONSE + ", " + Tier.RESOLUTION);
            }
            return limits;
        }
        for (String limit : List.of(Tier.RESPONSE, Tier.RESOLUTION)) {
            if (given.has(limit)) {
                limits.put(limit, Values.targets(given, limit));
            }
        }
        given.refuseUnknownFields();
        return limits;
    }

    private static Team team(YamlObject document) {
        return new Team(
                Values.name(document, "id"),
                Values.text(document, "name"),
                Values.names(document, "members", "people"));
    }

    private static Person person(YamlObject document) {
        return new Person(Values.name(document, "id"), Values.text(document, "name"), Values.email(document, "email"));
    }

    private static List<SlaPolicy.Objective> standIn() {
        return List.of(new SlaPolicy.Objective("missing", Targets.same(java.time.Duration.ofHours(1)), List.of()));
    }
}
