package dev.tiercel.escalation.rulebook.documents;

import dev.tiercel.escalation.rulebook.Calendar;
import dev.tiercel.escalation.rulebook.Priority;
import dev.tiercel.escalation.rulebook.Target;
import dev.tiercel.escalation.rulebook.Targets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads targets, which mean something only on the calendar they are counted by. */
final class TargetReader {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Target STAND_IN = Target.of(Duration.ofHours(1));
    private static final String WORKING =
            "working time of whole milliseconds up to PT87600H, for example PT8H, or 1 to " + Target.MOST_DAYS
                    + " working days, for example 2wd or 1wd by 16:00";

    private final @Nullable String calendar;

    private TargetReader(@Nullable String calendar) {
        this.calendar = calendar;
    }

    /** @param calendar null if it is not known, because what names it is a mistake */
    static TargetReader on(@Nullable String calendar) {
        return new TargetReader(calendar);
    }

    /** Either one target for all priorities or an object with one for each. */
    Targets read(DocumentObject object, String field) {
        DocumentObject byPriority = object.object(field);
        if (byPriority == null) {
            return Targets.same(target(object, field, "; or one for each of P1 to P4"));
        }
        Map<Priority, Target> targets = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            targets.put(priority, target(byPriority, priority.name(), ""));
        }
        byPriority.refuseUnknownFields();
        return new Targets(targets);
    }

    private Target target(DocumentObject object, String field, String or) {
        boolean always = Calendar.ALWAYS.equals(calendar);
        String allowed = (always ? Values.POSITIVE : WORKING) + or;
        String text = object.scalar(field, true, allowed);
        if (text == null) {
            return STAND_IN;
        }
        Duration time = Values.duration(text, SHORTEST);
        if (time != null) {
            if (calendar != null && !always && text.contains("D")) {
                // Of a day of eight hours P1D would be three.
                object.report(field, Values.quoted(text) + ": days of 24 hours of working time", WORKING + or);
            }
            return Target.of(time);
        }
        Target days = workingDays(text);
        if (days == null) {
            object.report(field, Values.quoted(text), allowed);
            return STAND_IN;
        }
        if (always) {
            object.report(
                    field,
                    Values.quoted(text) + ": on calendar " + Calendar.ALWAYS + " every day is a working day",
                    Values.POSITIVE + or);
        }
        return days;
    }

    private static @Nullable Target workingDays(String text) {
        try {
            return Target.parse(text) instanceof Target.WorkingDays days ? days : null;
        } catch (IllegalArgumentException e) {
            return null; // reported by the caller, with what is allowed
        }
    }
}
