package dev.tiercel.escalation.rulebook.documents;

import dev.tiercel.escalation.rulebook.Level;
import dev.tiercel.escalation.rulebook.PolicyRules;
import dev.tiercel.escalation.rulebook.PolicyRules.Choice;
import dev.tiercel.escalation.rulebook.PolicyRules.Condition;
import dev.tiercel.escalation.rulebook.PolicyRules.Rule;
import dev.tiercel.escalation.rulebook.Priority;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads which policies a new ticket falls under. */
final class PolicyRulesReader {

    private static final int MOST_RULES = 500;
    private static final String CHOICE = "slaPolicy, escalationPolicy";

    private PolicyRulesReader() {}

    static PolicyRules read(DocumentObject document, String id) {
        if (!id.equals(PolicyRules.MAIN)) {
            document.report("id", Values.quoted(id), PolicyRules.MAIN + ", the only rules there are");
        }
        String name = Values.text(document, "name");
        String allowed = "a list of at most " + MOST_RULES + " rules, the first that matches decides";
        List<Rule> rules = new ArrayList<>();
        Map<String, Integer> names = new HashMap<>();
        for (DocumentObject object : document.objects("rules", allowed)) {
            rules.add(rule(object, names, rules.size()));
            object.refuseUnknownFields();
        }
        if (rules.size() > MOST_RULES) {
            document.report("rules", rules.size() + " rules", allowed);
        }
        DocumentObject otherwise = document.requiredObject("otherwise", CHOICE);
        Choice choice = otherwise == null ? new Choice(Values.MISSING, Values.MISSING) : choice(otherwise);
        return new PolicyRules(id, name, rules, choice, matrix(document));
    }

    private static Rule rule(DocumentObject object, Map<String, Integer> names, int index) {
        String name = Values.text(object, "name");
        Integer earlier = names.putIfAbsent(name, index);
        if (earlier != null && !name.equals(Values.MISSING)) {
            object.report("name", Values.quoted(name), "a name no other rule has; see rules[" + earlier + "]");
        }
        DocumentObject when = object.requiredObject("when", ConditionReader.ALLOWED);
        Condition condition = when == null
                ? ConditionReader.STAND_IN
                : ConditionReader.read(when, "what holds for all tickets belongs in otherwise");
        return new Rule(name, condition, Values.name(object, "slaPolicy"), Values.name(object, "escalationPolicy"));
    }

    private static Choice choice(DocumentObject object) {
        Choice choice = new Choice(Values.name(object, "slaPolicy"), Values.name(object, "escalationPolicy"));
        object.refuseUnknownFields();
        return choice;
    }

    private static @Nullable Map<Level, Map<Level, Priority>> matrix(DocumentObject document) {
        DocumentObject given = document.objectOrNothing("priorityMatrix", Values.words(Level.values()));
        if (given == null) {
            return null;
        }
        Map<Level, Map<Level, Priority>> matrix = new EnumMap<>(Level.class);
        for (Level impact : Level.values()) {
            DocumentObject row = given.requiredObject(
                    impact.toString(), "a priority for each urgency: " + Values.words(Level.values()));
            Map<Level, Priority> priorities = new EnumMap<>(Level.class);
            for (Level urgency : Level.values()) {
                Priority priority = row == null ? null : Values.word(row, urgency.toString(), Priority.values());
                priorities.put(urgency, priority == null ? Priority.P4 : priority);
            }
            if (row != null) {
                row.refuseUnknownFields();
            }
            matrix.put(impact, priorities);
        }
        given.refuseUnknownFields();
        return matrix;
    }
}
