package dev.tiercel.ticket.assessment.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tiercel.ticket.assessment.Assessment;
import dev.tiercel.ticket.assessment.PolicyRef;
import dev.tiercel.ticket.assessment.PolicyRules;
import dev.tiercel.ticket.assessment.PriorityMatrix;
import dev.tiercel.ticket.assessment.Rule;
import dev.tiercel.ticket.assessment.Subject;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a published version of policy rules. Fields that are not known are passed over, with one exception: a condition
 * that is not known refuses the whole version, because a rule that forgets a condition decides on tickets it is not for.
 */
public final class RulesJson {
    private static final String NAMED = "attributes";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private RulesJson() {}

    private record Document(
            @Nullable String id,
            int version,
            @Nullable List<@Nullable RuleDocument> rules,
            @Nullable WantedDocument otherwise,
            @Nullable Map<String, Map<String, String>> priorityMatrix) {}

    private record WantedDocument(
            @Nullable String slaPolicy, @Nullable String escalationPolicy) {}

    private record RuleDocument(
            @Nullable String name,
            @Nullable ObjectNode when,
            @Nullable String slaPolicy,
            @Nullable String escalationPolicy) {}

    /**
     * @throws IllegalArgumentException saying which field cannot be so
     */
    public static PolicyRules read(String json) {
        Document document;
        try {
            document = JSON.readValue(json, Document.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("value: " + e.getMessage() + " (expected: JSON of the contract)", e);
        }
        required(document, "value");
        List<@Nullable RuleDocument> rules = required(document.rules(), "rules");
        WantedDocument otherwise = required(document.otherwise(), "otherwise");
        return new PolicyRules(
                new PolicyRef(required(document.id(), "id"), document.version()),
                rules.stream().map(rule -> rule(required(rule, "rules[]"))).toList(),
                wanted(otherwise.slaPolicy(), otherwise.escalationPolicy(), "otherwise."),
                document.priorityMatrix() == null
                        ? PriorityMatrix.DEFAULT
                        : new PriorityMatrix(document.priorityMatrix()));
    }

    private static Rule rule(RuleDocument document) {
        String name = required(document.name(), "rules[].name");
        String place = "rule " + name + ": ";
        Map<Subject, Set<String>> when = new EnumMap<>(Subject.class);
        Map<String, Set<String>> named = new HashMap<>();
        required(document.when(), place + "when").properties().forEach(condition -> {
            String word = condition.getKey();
            if (word.equals(NAMED)) {
                object(condition.getValue(), place + "when." + NAMED)
                        .properties()
                        .forEach(own -> named.put(
                                own.getKey(), values(own.getValue(), place + "when." + NAMED + "." + own.getKey())));
            } else {
                when.put(subject(word, place), values(condition.getValue(), place + "when." + word));
            }
        });
        return new Rule(name, when, named, wanted(document.slaPolicy(), document.escalationPolicy(), place));
    }

    private static Subject subject(String word, String place) {
        return Subject.of(word)
                .orElseThrow(() -> new IllegalArgumentException(place + "when." + word
                        + ": not known (expected: one of "
                        + Arrays.stream(Subject.values()).map(Subject::word).collect(Collectors.joining(", "))
                        + ", " + NAMED + ")"));
    }

    private static JsonNode object(JsonNode node, String place) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(place + ": " + node.getNodeType() + " (expected: an object)");
        }
        return node;
    }

    private static Set<String> values(JsonNode values, String place) {
        Set<String> found = new HashSet<>();
        values.forEach(value -> found.add(value.isTextual() ? value.textValue() : null));
        if (!values.isArray() || found.isEmpty() || found.contains(null)) {
            throw new IllegalArgumentException(place + ": " + values + " (expected: a list of texts)");
        }
        return found;
    }

    private static Assessment.Wanted wanted(
            @Nullable String slaPolicy, @Nullable String escalationPolicy, String place) {
        return new Assessment.Wanted(
                required(slaPolicy, place + "slaPolicy"), required(escalationPolicy, place + "escalationPolicy"));
    }

    private static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + ": missing (expected: a value)");
        }
        return value;
    }
}
