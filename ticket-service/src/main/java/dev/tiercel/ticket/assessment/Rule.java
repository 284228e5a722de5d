package dev.tiercel.ticket.assessment;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which policies tickets of a certain kind fall under.
 *
 * @param when each must be one of its values, to the letter; with none, every ticket matches
 * @param named likewise of the attributes callers name themselves
 */
public record Rule(
        String name, Map<Subject, Set<String>> when, Map<String, Set<String>> named, Assessment.Wanted wanted) {

    public Rule {
        when = copy(when);
        named = copy(named);
    }

    boolean matches(Attributes attributes) {
        return when.entrySet().stream()
                        .allMatch(condition ->
                                holds(condition.getValue(), condition.getKey().of(attributes)))
                && named.entrySet().stream()
                        .allMatch(condition ->
                                holds(condition.getValue(), attributes.named().get(condition.getKey())));
    }

    private static boolean holds(Set<String> allowed, @Nullable String actual) {
        return actual != null && allowed.contains(actual);
    }

    private static <K> Map<K, Set<String>> copy(Map<K, Set<String>> conditions) {
        return conditions.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    }
}
