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
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which policies a new ticket falls under. */
final class PolicyRulesReader {

    private static final int MOST_RULES = 500;
    private static final int MOST_VALUES = 200;
    private static final String CHOICE = "slaPolicy, escalationPolicy";
    private static final Pattern ATTRIBUTE = Pattern.compile("[a-zA-Z][a-zA-Z0-9_.-]{0,63}");
    private static final Object[] CHANNELS = {"phone", "email", "web", "chat", "sms", "letter", "api", "other"};
    private static final List<String> FREE_FIELDS = List.of("plan", "category", "language", "source");
    private static final Map<String, Object[]> WORDS = new TreeMap<>(Map.of(
            "priority", Priority.values(), "impact", Level.values(), "urgency", Level.values(), "channel", CHANNELS));
    private static final String CONDITION = "at least one of " + String.join(", ", WORDS.keySet()) + ", "
            + String.join(", ", FREE_FIELDS) + ", attributes";

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
        DocumentObject when = object.requiredObject("when", CONDITION);
        Condition condition = when == null ? standIn() : condition(when);
        return new Rule(name, condition, Values.name(object, "slaPolicy"), Values.name(object, "escalationPolicy"));
    }

    private static Choice choice(DocumentObject object) {
        Choice choice = new Choice(Values.name(object, "slaPolicy"), Values.name(object, "escalationPolicy"));
        object.refuseUnknownFields();
        return choice;
    }

    private static Condition condition(DocumentObject when) {
        Map<String, List<String>> fields = new TreeMap<>();
        WORDS.forEach((field, words) -> {
            if (when.has(field)) {
                fields.put(field, words(when, field, words));
            }
        });
        for (String field : FREE_FIELDS) {
            if (when.has(field)) {
                fields.put(field, values(when, field, 1, 200));
            }
        }
        Map<String, List<String>> attributes = attributes(when);
        if (when.names().isEmpty()) {
            when.reportHere("empty", CONDITION + "; what holds for all tickets belongs in otherwise");
        }
        when.refuseUnknownFields();
        return fields.isEmpty() && attributes.isEmpty() ? standIn() : new Condition(fields, attributes);
    }

    private static Map<String, List<String>> attributes(DocumentObject when) {
        Map<String, List<String>> attributes = new TreeMap<>();
        DocumentObject given = when.objectOrNothing("attributes", "lists of values by the name of the attribute");
        if (given == null) {
            return attributes;
        }
        String allowed = "a name of at most 64 characters: a letter, then letters, digits, '_', '.' and '-'";
        for (String name : given.names()) {
            if (!ATTRIBUTE.matcher(name).matches()) {
                given.report(Texts.shown(name), "no name of an attribute", allowed);
            } else {
                attributes.put(name, values(given, name, 0, 500));
            }
        }
        if (given.names().isEmpty()) {
            when.report("attributes", "empty", "at least one attribute");
        }
        return attributes;
    }

    private static List<String> words(DocumentObject when, String field, Object[] words) {
        String allowed = "a list of at least one of " + Values.words(words) + ", each once";
        List<String> given = when.scalars(field, allowed);
        for (int i = 0; i < given.size(); i++) {
            if (Values.byWord(words, given.get(i)) == null) {
                when.report(field + "[" + i + "]", Values.quoted(given.get(i)), Values.words(words));
            }
        }
        return atLeastOne(when, field, Values.unique(when, field, given, words.length, allowed), allowed);
    }

    private static List<String> values(DocumentObject when, String field, int shortest, int longest) {
        String allowed = "a list of 1 to " + MOST_VALUES + " texts, each once";
        List<String> given = Texts.lines(when, field, shortest, longest, MOST_VALUES);
        return atLeastOne(when, field, Values.unique(when, field, given, MOST_VALUES, allowed), allowed);
    }

    private static List<String> atLeastOne(DocumentObject when, String field, List<String> values, String allowed) {
        if (values.isEmpty() && when.isList(field)) {
            when.report(field, "an empty list", allowed);
        }
        return values;
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

    private static Condition standIn() {
        return new Condition(Map.of("plan", List.of(Values.MISSING)), Map.of());
    }
}
