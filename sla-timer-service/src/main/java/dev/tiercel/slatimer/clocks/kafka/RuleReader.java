package dev.tiercel.slatimer.clocks.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tiercel.calendars.BadCalendarException;
import dev.tiercel.calendars.Calendar;
import dev.tiercel.calendars.CalendarVersions;
import dev.tiercel.calendars.ExtraDay;
import dev.tiercel.calendars.Holiday;
import dev.tiercel.calendars.Window;
import dev.tiercel.slatimer.clocks.Condition;
import dev.tiercel.slatimer.clocks.Course;
import dev.tiercel.slatimer.clocks.Match;
import dev.tiercel.slatimer.clocks.PolicyRef;
import dev.tiercel.slatimer.clocks.SlaPolicy;
import dev.tiercel.slatimer.clocks.WarnAt;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the policies and calendars that clocks are measured by. */
public final class RuleReader {

    private static final List<String> CONDITIONS =
            List.of("start", "stop", "pause", "resume", "cancel", "reset", "recurs");

    private RuleReader() {}

    /**
     * @param key of the record, which has to name what it holds
     * @throws IllegalArgumentException if it is no SLA policy this version can count by; the message says why
     */
    public static SlaPolicy policy(String key, byte[] value) {
        try {
            Fields policy = Fields.body(value);
            SlaPolicy read = policy(policy);
            refuseOtherKey(key, "sla-policy/" + policy.text("tenant") + "/" + read.ref());
            return read;
        } catch (MalformedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * @param key of the record, which has to name what it holds
     * @throws IllegalArgumentException if it is no calendar this version can count by; the message says why
     */
    public static CalendarVersions.Version calendar(String key, byte[] value) {
        try {
            Fields calendar = Fields.body(value);
            CalendarVersions.Version read = new CalendarVersions.Version(
                    calendar.integer("version", 1),
                    calendar.instant(calendar.has("inForceFrom") ? "inForceFrom" : "publishedAt"),
                    calendar(calendar));
            refuseOtherKey(
                    key, "calendar/" + calendar.text("tenant") + "/" + calendar.text("id") + "@" + read.number());
            return read;
        } catch (MalformedException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    static SlaPolicy policy(Fields policy) throws MalformedException {
        String calendar = policy.text("calendar");
        List<SlaPolicy.Objective> objectives = new ArrayList<>();
        for (Fields objective : policy.objects("objectives")) {
            objectives.add(objective(objective, calendar));
        }
        return new SlaPolicy(new PolicyRef(policy.text("id"), policy.integer("version", 1)), objectives);
    }

    private static SlaPolicy.Objective objective(Fields objective, String ofPolicy) throws MalformedException {
        String named = objective.textIfPresent("calendar");
        String calendar = named == null ? ofPolicy : named;
        return new SlaPolicy.Objective(
                objective.text("objective"),
                objective.targets("targets", calendar),
                calendar,
                objective.texts("pauseOn"),
                objective.parsedTexts("warnAt", WarnAt::parse),
                objective.has("when") ? match(objective.object("when")) : Match.ANY,
                course(objective));
    }

    private static Course course(Fields objective) throws MalformedException {
        String name = objective.text("objective");
        boolean builtIn = Set.of(SlaPolicy.FIRST_RESPONSE, SlaPolicy.NEXT_UPDATE, SlaPolicy.RESOLUTION)
                .contains(name);
        for (String condition : CONDITIONS) {
            if (builtIn && objective.has(condition)) {
                throw new MalformedException(
                        objective.path() + "." + condition + ": given (expected: absent, " + name + " has its own)");
            }
        }
        return switch (name) {
            case SlaPolicy.FIRST_RESPONSE -> new Course.FirstResponse();
            case SlaPolicy.RESOLUTION -> new Course.Resolution();
            case SlaPolicy.NEXT_UPDATE ->
                objective.has("from")
                                && objective.as("from", RuleReader::isLastUpdate, "customer-message or last-update")
                        ? new Course.RegularUpdate()
                        : new Course.NextReply();
            default -> own(objective);
        };
    }

    private static boolean isLastUpdate(String from) {
        if (!from.equals("last-update") && !from.equals("customer-message")) {
            throw new IllegalArgumentException(from);
        }
        return from.equals("last-update");
    }

    private static Course own(Fields objective) throws MalformedException {
        Set<Condition> start = conditions(objective, "start");
        Set<Condition> resume = conditions(objective, "resume");
        if (!objective.has("stop")) {
            throw new MalformedException(objective.path() + ".stop: absent (expected: at least one condition)");
        }
        return new Course.Own(
                start.isEmpty() ? Set.of(Condition.OPENED) : start,
                conditions(objective, "stop"),
                conditions(objective, "pause"),
                resume.isEmpty() ? Set.of(Condition.RESUMED) : resume,
                conditions(objective, "cancel"),
                conditions(objective, "reset"),
                objective.flag("recurs"));
    }

    private static Set<Condition> conditions(Fields objective, String name) throws MalformedException {
        return new HashSet<>(objective.parsedTexts(name, Condition::parse));
    }

    private static Match match(Fields when) throws MalformedException {
        Map<String, List<String>> values = new HashMap<>();
        for (String field : Match.FIELDS) {
            if (when.has(field)) {
                values.put(field, List.copyOf(when.texts(field)));
            }
        }
        Map<String, List<String>> attributes = new HashMap<>();
        if (when.has("attributes")) {
            Fields wanted = when.object("attributes");
            for (Map.Entry<String, JsonNode> attribute : wanted.node().properties()) {
                attributes.put(attribute.getKey(), List.copyOf(wanted.texts(attribute.getKey())));
            }
        }
        return new Match(values, attributes);
    }

    static Calendar calendar(Fields calendar) throws MalformedException {
        ZoneId zone = calendar.as("zone", ZoneId::of, "an IANA time zone, as Europe/Madrid");
        Fields week = calendar.object("windows");
        Map<DayOfWeek, List<Window>> windows = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().toLowerCase(Locale.ROOT);
            if (week.has(name)) {
                windows.put(day, windows(week, name));
            }
        }
        List<Holiday> holidays = new ArrayList<>();
        for (Fields holiday : calendar.objectsIfPresent("holidays")) {
            holidays.add(
                    holiday.has("date")
                            ? new Holiday.On(date(holiday))
                            : new Holiday.Yearly(holiday.as("monthDay", MonthDay::parse, "--MM-DD, or a date")));
        }
        List<ExtraDay> extraDays = new ArrayList<>();
        for (Fields extra : calendar.objectsIfPresent("extraDays")) {
            extraDays.add(new ExtraDay(date(extra), windows(extra, "windows")));
        }
        try {
            return Calendar.of(zone, windows, holidays, extraDays);
        } catch (BadCalendarException e) {
            throw new MalformedException(
                    calendar.path().isEmpty()
                            ? String.valueOf(e.getMessage())
                            : calendar.path() + "." + e.getMessage());
        }
    }

    private static List<Window> windows(Fields day, String name) throws MalformedException {
        List<Window> windows = new ArrayList<>();
        for (Fields window : day.objects(name)) {
            String from = window.text("from");
            windows.add(window.as("to", to -> Window.of(from, to), "HH:MM after " + from + ", or 24:00"));
        }
        return windows;
    }

    private static LocalDate date(Fields day) throws MalformedException {
        return day.as("date", LocalDate::parse, "a date, YYYY-MM-DD");
    }

    static Instant inForceFrom(Fields calendar, Instant otherwise) throws MalformedException {
        Instant from = calendar.instantIfPresent("inForceFrom");
        return from == null ? otherwise : from;
    }

    private static void refuseOtherKey(String key, String expected) throws MalformedException {
        if (!key.equals(expected)) {
            throw new MalformedException("key: " + key + " (expected: " + expected + ")");
        }
    }
}
