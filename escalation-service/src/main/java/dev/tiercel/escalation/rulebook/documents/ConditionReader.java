package dev.tiercel.escalation.rulebook.documents;

import dev.tiercel.escalation.rulebook.Level;
import dev.tiercel.escalation.rulebook.PolicyRules.Condition;
import dev.tiercel.escalation.rulebook.Priority;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads what must hold of a ticket as it was opened. */
final class ConditionReader {

    static final Condition STAND_IN = new Condition(Map.of("plan", List.of(Values.MISSING)), Map.of());

    private static final int MOST_VALUES = 200;
    private static final Pattern ATTRIBUTE = Pattern.compile("[a-zA-Z][a-zA-Z0-9_.-]{0,63}");
    private static final Object[] CHANNELS = {"phone", "email", "web", "chat", "sms", "letter", "api", "other"};
    private static final List<String> FREE_FIELDS = List.of("plan", "category", "language", "source");
    private static final Map<String, Object[]> WORDS = new TreeMap<>(Map.of(
            "priority", Priority.values(), "impact", Level.values(), "urgency", Level.values(), "channel", CHANNELS));

    static final String ALLOWED = "at least one of " + String.join(", ", WORDS.keySet()) + ", "
            + String.join(", ", FREE_FIELDS) + ", attributes";

    private ConditionReader() {}

    /**
     * @param otherwise what to do instead of naming nothing
     */
    static Condition read(DocumentObject when, String otherwise) {
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
            when.reportHere("empty", ALLOWED + "; " + otherwise);
        }
        when.refuseUnknownFields();
        return fields.isEmpty() && attributes.isEmpty() ? STAND_IN : new Condition(fields, attributes);
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
}
