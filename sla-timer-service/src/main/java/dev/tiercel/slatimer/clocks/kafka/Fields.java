package dev.tiercel.slatimer.clocks.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tiercel.slatimer.clocks.PolicyRef;
import dev.tiercel.slatimer.clocks.Priority;
import dev.tiercel.slatimer.clocks.Targets;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

    public Set<String> texts(String name) throws MalformedException {
        JsonNode value = node.path(name);
        if (!value.isArray()) {
            throw malformed(name, "an array");
        }
        Set<String> texts = new HashSet<>();
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

    Targets targets(String name) throws MalformedException {
        Fields targets = object(name);
        Map<Priority, Duration> byPriority = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            byPriority.put(priority, targets.duration(priority.name()));
        }
        return new Targets(byPriority);
    }

    /** Elapsed time is all this version can count: anything else would be counted wrongly in silence. */
    public void refuseWorkingHours() throws MalformedException {
        if (!text("calendar").equals("24x7")) {
            throw malformed("calendar", "24x7");
        }
    }

    private Duration duration(String name) throws MalformedException {
        Duration duration = elapsed(name);
        if (duration.isZero()) {
            throw malformed(name, "an ISO 8601 duration of up to 100 years");
        }
        return duration;
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
