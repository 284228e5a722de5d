package dev.tiercel.escalation.rulebook.kafka;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tiercel.escalation.rulebook.Calendar;
import dev.tiercel.escalation.rulebook.EscalationPolicy;
import dev.tiercel.escalation.rulebook.HolidaySet;
import dev.tiercel.escalation.rulebook.Person;
import dev.tiercel.escalation.rulebook.PolicyRules;
import dev.tiercel.escalation.rulebook.Priority;
import dev.tiercel.escalation.rulebook.RuleBookEntry;
import dev.tiercel.escalation.rulebook.SlaPolicy;
import dev.tiercel.escalation.rulebook.SlaPolicy.Objective;
import dev.tiercel.escalation.rulebook.Target;
import dev.tiercel.escalation.rulebook.Targets;
import dev.tiercel.escalation.rulebook.Team;
import dev.tiercel.escalation.rulebook.Tier;
import dev.tiercel.escalation.rulebook.WaitReason;
import dev.tiercel.escalation.rulebook.Warning;
import java.util.List;
import java.util.Map;

/**
 * The JSON of rule-book entries, as the contract has it without version and publishing time. Unknown fields are ignored, so
 * that a release can be rolled back over what a later one has stored.
 */
public final class RuleBookJson {

    private static final JsonMapper JSON = mapper().build();
    private static final Map<String, Class<? extends RuleBookEntry>> TYPES = Map.of(
            SlaPolicy.KIND, SlaPolicy.class,
            EscalationPolicy.KIND, EscalationPolicy.class,
            PolicyRules.KIND, PolicyRules.class,
            Calendar.KIND, Calendar.class,
            Team.KIND, Team.class,
            Person.KIND, Person.class);

    private RuleBookJson() {}

    /** Instants and durations as ISO 8601 text, nothing for what is absent, enumerations in the words of the contract. */
    public static JsonMapper.Builder mapper() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new CalendarForms())
                .addModule(new ConditionForm())
                .addModule(new PromiseForms())
                .addMixIn(Targets.class, TargetsForm.class)
                .addMixIn(Objective.class, ObjectiveForm.class)
                .addMixIn(Tier.class, TierForm.class)
                .addMixIn(Calendar.class, CalendarForm.class)
                // What was stored before a list was thought of has none.
                .withConfigOverride(
                        List.class, list -> list.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
                .defaultPropertyInclusion(JsonInclude.Value.construct(NON_NULL, NON_NULL))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
                .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    public static String write(RuleBookEntry entry) {
        try {
            return JSON.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(entry.kind() + " " + entry.id() + ": cannot be written", e);
        }
    }

    public static <E extends RuleBookEntry> E read(Class<E> type, String json) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored " + type.getSimpleName() + ": cannot be read", e);
        }
    }

    public static RuleBookEntry read(String kind, String json) {
        Class<? extends RuleBookEntry> type = TYPES.get(kind);
        if (type == null) {
            throw new IllegalArgumentException("kind: " + kind + " (expected: one of " + TYPES.keySet() + ")");
        }
        return read(type, json);
    }

    private abstract static class TargetsForm {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        TargetsForm(Map<Priority, Target> byPriority) {}

        @JsonValue
        abstract Map<Priority, Target> byPriority();
    }

    // What is not said is not written: an entry that does not use a field is the same text as before there was one, and
    // what the files say is remembered by a hash of that.

    @JsonInclude(NON_EMPTY)
    private abstract static class ObjectiveForm {
        @JsonInclude(NON_NULL)
        abstract List<WaitReason> pauseOn();

        @JsonInclude(NON_DEFAULT)
        abstract boolean recurs();
    }

    private abstract static class TierForm {
        @JsonInclude(NON_EMPTY)
        abstract List<Warning> warnAt();
    }

    private abstract static class CalendarForm {
        @JsonInclude(NON_EMPTY)
        abstract List<HolidaySet> holidaySets();
    }
}
