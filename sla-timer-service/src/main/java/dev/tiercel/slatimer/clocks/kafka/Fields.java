package dev.tiercel.slatimer.clocks.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tiercel.slatimer.clocks.PolicyRef;
import dev.tiercel.slatimer.clocks.Priority;
import dev.tiercel.slatimer.clocks.ServiceCalendar;
import dev.tiercel.slatimer.clocks.Target;
import dev.tiercel.slatimer.clocks.Targets;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JSON object whose fields are read by name; what is wrong is told with the path of the field. */
public record Fields(String path, JsonNode node) {

    // What is added up from values in these bounds never overflows.
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(36_525);

    /** The body of a record. */
    public static Fields body(byte @Nullable [] value) throws MalformedException {
        if (value == null) {
            throw new MalformedException("value: absent (expected: a JSON object)");
        }
        try {
            JsonNode node = Json.MAPPER.readTree(value);
            if (node != null && node.isObject()) {
                return new Fields("", node);
            }
        } catch (IOException e) {
            throw new MalformedException("value: " + firstLine(e.getMessage()) + " (expected: a JSON object)");
        }
        throw new MalformedException("value: not an object (expected: a JSON object)");
    }

    public Fields object(String name) throws MalformedException {
        JsonNode value = node.path(name);
        if (!value.isObject()) {
            throw malformed(name, "an object");
        }
        return new Fields(at(name), value);
    }

    public List<Fields> objects(String name) throws MalformedException {
        JsonNode value = node.path(name);
        if (!value.isArray()) {
            throw malformed(name, "an array");
        }
        List<Fields> objects = new ArrayList<>();
        for (JsonNode element : value) {
            Fields fields = new Fields(at(name) + "[" + objects.size() + "]", element);
            if (!element.isObject()) {
                throw new MalformedException(fields.path + ": " + shown(element) + " (expected: an object)");
            }
            objects.add(fields);
        }
        return objects;
    }

    /** Empty if absent. */
    List<Fields> objectsIfPresent(String name) throws MalformedException {
        return has(name) ? objects(name) : List.of();
    }

    public Set<String> texts(String name) throws MalformedException {
        JsonNode value = node.path(name);
        if (!value.isArray()) {
            throw malformed(name, "an array");
        }
        Set<String> texts = new LinkedHashSet<>();
        value.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    public String text(String name) throws MalformedException {
        JsonNode value = node.path(name);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw malformed(name, "a text");
        }
        return value.textValue();
    }

    public int integer(String name, int atLeast) throws MalformedException {
        JsonNode value = node.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < atLeast) {
            throw malformed(name, ">= " + atLeast);
        }
        return value.intValue();
    }

    /** Cut to milliseconds. */
    public Instant instant(String name) throws MalformedException {
        try {
            Instant instant = Instant.parse(text(name)).truncatedTo(ChronoUnit.MILLIS);
            if (!instant.isBefore(Instant.EPOCH) && instant.isBefore(END_OF_TIME)) {
                return instant;
            }
        } catch (DateTimeException e) {
            // told below, like an instant that is out of range
        }
        throw malformed(name, "an ISO 8601 instant from 1970 to 9999");
    }

    @Nullable
    Instant instantIfPresent(String name) throws MalformedException {
        return node.hasNonNull(name) ? instant(name) : null;
    }

    Priority priority(String name) throws MalformedException {
        try {
            return Priority.valueOf(text(name));
        } catch (IllegalArgumentException e) {
            throw malformed(name, "one of " + List.of(Priority.values()));
        }
    }

    PolicyRef policy(String name) throws MalformedException {
        Fields policy = object(name);
        return new PolicyRef(policy.text("id"), policy.integer("version", 1));
    }

    /** Cut to milliseconds; may be zero. */
    public Duration elapsed(String name) throws MalformedException {
        try {
            Duration duration = Duration.parse(text(name));
            if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
                return duration.truncatedTo(ChronoUnit.MILLIS);
            }
        } catch (DateTimeException e) {
            // told below, like a duration that is out of range
        }
        throw malformed(name, "an ISO 8601 duration of up to 100 years");
    }

    /** Refuses what the calendar cannot count, as {@link #target}. */
    Targets targets(String name, String calendar) throws MalformedException {
        Fields targets = object(name);
        Map<Priority, Target> byPriority = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            byPriority.put(priority, targets.target(priority.name(), calendar));
        }
        return new Targets(byPriority);
    }

    /** Refuses what the calendar cannot count: elapsed time has no working days. */
    public Target target(String name, String calendar) throws MalformedException {
        Target target = parsed(name, Target::parse);
        if (calendar.equals(ServiceCalendar.ALWAYS.id()) && !(target instanceof Target.Within)) {
            throw new MalformedException(at(name) + ": " + target.text() + " (expected: a duration, as P1D; " + calendar
                    + " has no working days)");
        }
        return target;
    }

    /** Each once, also if it is written in two ways. Empty if absent; what {@code parse} refuses is told with the place. */
    <T> List<T> parsedTexts(String name, Function<String, T> parse) throws MalformedException {
        List<T> parsed = new ArrayList<>();
        if (node.hasNonNull(name)) {
            for (String text : texts(name)) {
                parsed.add(parsed(at(name), text, parse));
            }
        }
        return parsed.stream().distinct().toList();
    }

    private <T> T parsed(String name, Function<String, T> parse) throws MalformedException {
        return parsed(at(name), text(name), parse);
    }

    private static <T> T parsed(String place, String text, Function<String, T> parse) throws MalformedException {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            String message = String.valueOf(e.getMessage());
            int expected = message.indexOf(" (expected");
            throw new MalformedException(place + ": " + (expected < 0 ? message : text + message.substring(expected)));
        }
    }

    <T> T as(String name, Function<String, T> parse, String expected) throws MalformedException {
        try {
            return parse.apply(text(name));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw malformed(name, expected);
        }
    }

    @Nullable
    String textIfPresent(String name) throws MalformedException {
        return node.hasNonNull(name) ? text(name) : null;
    }

    /** False if absent. */
    boolean flag(String name) throws MalformedException {
        if (!node.hasNonNull(name)) {
            return false;
        }
        if (!node.path(name).isBoolean()) {
            throw malformed(name, "true or false");
        }
        return node.path(name).booleanValue();
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    private MalformedException malformed(String name, String expected) {
        return new MalformedException(at(name) + ": " + shown(node.path(name)) + " (expected: " + expected + ")");
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
    }

    private static String shown(JsonNode value) {
        if (value.isMissingNode()) {
            return "absent";
        }
        return value.isValueNode() ? value.asText() : value.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
