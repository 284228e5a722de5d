package dev.tiercel.escalation.rulebook.files;

import dev.tiercel.escalation.rulebook.Priority;
import dev.tiercel.escalation.rulebook.Targets;
import dev.tiercel.escalation.rulebook.WaitReason;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The kinds of values a rule book is made of. Each takes its field from an object and reports what is wrong with it. */
final class Values {

    static final String CALENDAR = "24x7";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final String NAME_ALLOWED =
            "a-z, 0-9, '.', '_' and '-', at most 64, starting with a letter or digit";
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final String POSITIVE =
            "an ISO 8601 duration of whole milliseconds from PT0.001S to P3650D, " + "for example PT15M, PT4H or P2D";
    private static final Duration STAND_IN = Duration.ofHours(1);

    private Values() {}

    static String name(YamlObject object, String field) {
        String value = object.scalar(field, true, NAME_ALLOWED);
        if (value != null && !NAME.matcher(value).matches()) {
            object.report(field, quoted(value), NAME_ALLOWED);
        }
        return value == null ? "missing" : value;
    }

    static List<String> names(YamlObject object, String field, String whose) {
        String allowed = "a list of ids of " + whose + ", each once";
        List<String> names = object.scalars(field, allowed);
        return unique(object, field, names, allowed);
    }

    static String text(YamlObject object, String field) {
        String allowed = "1 to 200 characters";
        String value = object.scalar(field, true, allowed);
        if (value != null && (value.isBlank() || value.length() > 200)) {
            object.report(field, value.length() + " characters", allowed);
        }
        return value == null ? "missing" : value;
    }

    static String email(YamlObject object, String field) {
        String allowed = "an e-mail address of at most 254 characters";
        String value = object.scalar(field, true, allowed);
        if (value != null && (value.length() > 254 || !EMAIL.matcher(value).matches())) {
            object.report(field, "not an address", allowed); // not repeated: it may be personal data all the same
        }
        return value == null ? "missing" : value;
    }

    static String calendar(YamlObject object) {
        String value = object.scalar("calendar", true, CALENDAR);
        if (value != null && !value.equals(CALENDAR)) {
            object.report("calendar", quoted(value), CALENDAR);
        }
        return CALENDAR;
    }

    static List<WaitReason> pauseOn(YamlObject object) {
        String allowed = "a list of " + words() + ", each once";
        List<String> given = unique(object, "pauseOn", object.scalars("pauseOn", allowed), allowed);
        List<WaitReason> reasons = new ArrayList<>();
        for (String word : given) {
            Arrays.stream(WaitReason.values())
                    .filter(reason -> reason.toString().equals(word))
                    .findFirst()
                    .ifPresentOrElse(reasons::add, () -> object.report("pauseOn", quoted(word), allowed));
        }
        return reasons;
    }

    static Duration settleFor(YamlObject object) {
        if (!object.has("settleFor")) {
            return Duration.ofMinutes(1);
        }
        return duration(object, "settleFor", Duration.ZERO, "PT0S or " + POSITIVE);
    }

    /** Either one duration for all priorities or an object with one for each. */
    static Targets targets(YamlObject object, String field) {
        YamlObject byPriority = object.object(field);
        if (byPriority == null) {
            return Targets.same(
                    duration(object, field, Duration.ofMillis(1), POSITIVE + "; or one for each of P1 to P4"));
        }
        Map<Priority, Duration> targets = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            targets.put(priority, duration(byPriority, priority.name(), Duration.ofMillis(1), POSITIVE));
        }
        byPriority.refuseUnknownFields();
        return new Targets(targets);
    }

    private static Duration duration(YamlObject object, String field, Duration shortest, String allowed) {
        String value = object.scalar(field, true, allowed);
        if (value == null) {
            return STAND_IN;
        }
        try {
            Duration duration = Duration.parse(value);
            if (duration.compareTo(shortest) >= 0
                    && duration.compareTo(LONGEST) <= 0
                    && duration.getNano() % 1_000_000 == 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // reported below, as a value out of bounds is
        }
        object.report(field, quoted(value), allowed);
        return STAND_IN;
    }

    private static List<String> unique(YamlObject object, String field, List<String> items, String allowed) {
        List<String> once = List.copyOf(new LinkedHashSet<>(items));
        if (once.size() < items.size()) {
            object.report(field, "something is listed twice", allowed);
        }
        return once;
    }

    private static String words() {
        return String.join(
                ", ",
                Arrays.stream(WaitReason.values()).map(WaitReason::toString).toList());
    }

    static String quoted(String value) {
        return '"' + (value.length() > 80 ? value.substring(0, 80) + "..." : value) + '"';
    }
}
