package dev.tiercel.localstack.replay;

import static java.time.format.DateTimeFormatter.ISO_DATE_TIME;

import dev.tiercel.localstack.StackFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Which column of a log says what.
 *
 * @param zone of instants that are written without an offset; empty if all carry one
 * @param priorities by the value of {@code priorityColumn}
 * @param rules the first that matches a line tells its activity
 */
record Mapping(
        String caseColumn,
        String atColumn,
        Optional<ZoneId> zone,
        String lineColumn,
        String subjectColumn,
        String priorityColumn,
        Map<String, String> priorities,
        List<Rule> rules) {

    private static final String SHIPPED = "/replay/three-lines.yaml";
    private static final Set<String> FIELDS =
            Set.of("case", "at", "zone", "line", "subject", "priority", "priorities", "activities");

    /**
     * @param when value by column; all must be equal
     */
    record Rule(Map<String, String> when, Activity activity) {
        boolean matches(Map<String, String> values) {
            return when.entrySet().stream().allMatch(wanted -> wanted.getValue().equals(values.get(wanted.getKey())));
        }
    }

    static Mapping shipped() {
        try (InputStream in = Mapping.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException(SHIPPED + ": not on the class path");
            }
            return parse("the shipped mapping", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Mapping read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new StackFailure("mapping " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** What a line tells; empty if no rule matches it. */
    Optional<Activity> activity(LogRow row) {
        return rules.stream()
                .filter(rule -> rule.matches(row.values()))
                .map(Rule::activity)
                .findFirst();
    }

    String priority(LogRow row) {
        String value = row.value(priorityColumn);
        String priority = priorities.get(value);
        if (priority == null) {
            throw new StackFailure("line " + row.number() + ": " + priorityColumn + " is " + value
                    + " (the mapping knows: " + String.join(", ", new TreeSet<>(priorities.keySet())) + ")");
        }
        return priority;
    }

    /**
     * An offset in the text counts; without one the text is a local time of the mapping's zone. One that a change of the
     * clocks leaves out is moved by that change, of one that comes twice the first is meant.
     *
     * @throws DateTimeException if it is no instant, or has no offset and the mapping no zone
     */
    Instant instant(String text) {
        TemporalAccessor read = ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        if (read instanceof OffsetDateTime withOffset) {
            return withOffset.toInstant();
        }
        return LocalDateTime.from(read)
                .atZone(zone.orElseThrow(() -> new DateTimeException("no offset, and the mapping names no zone")))
                .toInstant();
    }

    /** What {@link #instant} takes, for people. */
    String instantExpected() {
        return zone.map(known -> "an instant with its offset, such as 2012-05-01T08:30:00+02:00, or a local time of "
                        + known + ", such as 2012-05-01T08:30:00")
                .orElse("an instant with its offset, such as 2012-05-01T08:30:00+02:00; local times need a zone in the"
                        + " mapping");
    }

    private static Mapping parse(String name, String text) {
        try {
            Map<String, Object> root = map("mapping", new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
            Set<String> unknown = new TreeSet<>(root.keySet());
            unknown.removeAll(FIELDS);
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException(unknown.iterator().next() + ": unknown (allowed: "
                        + String.join(", ", new TreeSet<>(FIELDS)) + ")");
            }
            return new Mapping(
                    text(root, "case"),
                    text(root, "at"),
                    Optional.ofNullable(root.get("zone")).map(Object::toString).map(ZoneId::of),
                    text(root, "line"),
                    text(root, "subject"),
                    text(root, "priority"),
                    texts("priorities", root.get("priorities")),
                    rules(root.get("activities")));
        } catch (YAMLException | DateTimeException | IllegalArgumentException e) {
            throw new StackFailure(name + ": " + e.getMessage(), e);
        }
    }

    private static List<Rule> rules(Object written) {
        if (!(written instanceof List<?> list) || list.isEmpty()) {
            throw new IllegalArgumentException("activities: " + written + " (expected: a list of {when, then})");
        }
        List<Rule> rules = new ArrayList<>();
        for (Object entry : list) {
            String place = "activities[" + rules.size() + "]";
            Map<String, Object> rule = map(place, entry);
            try {
                rules.add(new Rule(texts(place + ".when", rule.get("when")), Activity.of(text(rule, "then"))));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
            }
        }
        return rules;
    }

    private static String text(Map<String, Object> map, String field) {
        Object value = map.get(field);
        if (value == null) {
            throw new IllegalArgumentException(field + ": missing (expected: a text)");
        }
        return value.toString();
    }

    private static Map<String, String> texts(String place, Object written) {
        Map<String, String> texts = new java.util.LinkedHashMap<>();
        map(place, written).forEach((key, value) -> texts.put(key, String.valueOf(value)));
        return texts;
    }

    @SuppressWarnings("unchecked") // keys of a YAML mapping that are no texts fail where they are used
    private static Map<String, Object> map(String place, Object written) {
        if (!(written instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(place + ": " + written + " (expected: fields)");
        }
        return (Map<String, Object>) map;
    }
}
