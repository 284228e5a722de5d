package dev.tiercel.escalation.rulebook.kafka;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tiercel.escalation.rulebook.Calendar;
import dev.tiercel.escalation.rulebook.EscalationPolicy;
import dev.tiercel.escalation.rulebook.Person;
import dev.tiercel.escalation.rulebook.PolicyRules;
import dev.tiercel.escalation.rulebook.Priority;
import dev.tiercel.escalation.rulebook.RuleBookEntry;
import dev.tiercel.escalation.rulebook.SlaPolicy;
import dev.tiercel.escalation.rulebook.Targets;
import dev.tiercel.escalation.rulebook.Team;
import java.time.Duration;
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
                .addMixIn(Targets.class, TargetsForm.class)
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
        TargetsForm(Map<Priority, Duration> byPriority) {}

        @JsonValue
        abstract Map<Priority, Duration> byPriority();
    }
}
