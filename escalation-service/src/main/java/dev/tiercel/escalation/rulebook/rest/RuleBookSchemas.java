package dev.tiercel.escalation.rulebook.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.NullUnmarked;

/**
 * What the documents of the rule book look like, for the OpenAPI document alone: they are read with their lines and written
 * from what is stored, never through these. A test holds real answers and examples against them.
 */
@NullUnmarked
final class RuleBookSchemas {

    private static final String ID = "^[a-z0-9][a-z0-9._-]{0,63}$";
    private static final String TIME = "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$";
    private static final String READ_ONLY = "Read only: taken in a request and ignored.";

    private RuleBookSchemas() {}

    @Schema(name = "SlaPolicy", description = "When: what is promised about a ticket. A version of it never changes.")
    record SlaPolicy(
            @Schema(enumeration = "sla-policy") String kind,
            @Schema(pattern = ID) String id,

            @Schema(readOnly = true, description = READ_ONLY, minimum = "1")
            int version,

            @Schema(readOnly = true, description = READ_ONLY)
            Instant publishedAt,

            @Schema(readOnly = true, description = READ_ONLY)
            String publishedBy,

            @Schema(required = true, minLength = 1, maxLength = 200)
            String name,

            @Schema(required = true, enumeration = "24x7", description = "What targets are counted in: elapsed time.")
            String calendar,

            @Schema(required = true, minItems = 1, description = "Each objective once.")
            List<Objective> objectives) {}

    @Schema(name = "Objective")
    record Objective(
            @Schema(
                    required = true,
                    enumeration = {"first-response", "resolution"})
            String objective,

            @Schema(
                    required = true,
                    anyOf = {SameTarget.class, TargetsByPriority.class})
            Object targets,

            List<Wait> pauseOn) {}

    @Schema(
            name = "SameTarget",
            type = SchemaType.STRING,
            pattern = "^P[0-9DTHMS.]+$",
            examples = "PT4H",
            description = "One duration of ISO 8601 for all priorities. Answers always show one for each.")
    record SameTarget() {}

    @Schema(name = "TargetsByPriority", description = "A duration of ISO 8601 for each priority, up to P3650D.")
    record TargetsByPriority(
            @Schema(required = true, examples = "PT15M") String P1,
            @Schema(required = true, examples = "PT1H") String P2,
            @Schema(required = true, examples = "PT4H") String P3,
            @Schema(required = true, examples = "PT8H") String P4) {}

    @Schema(
            name = "EscalationPolicy",
            description = "Who: the tiers of a path, the first line first. A version of it never changes.")
    record EscalationPolicy(
            @Schema(enumeration = "escalation-policy") String kind,
            @Schema(pattern = ID) String id,

            @Schema(readOnly = true, description = READ_ONLY, minimum = "1")
            int version,

            @Schema(readOnly = true, description = READ_ONLY)
            Instant publishedAt,

            @Schema(readOnly = true, description = READ_ONLY)
            String publishedBy,

            @Schema(required = true, minLength = 1, maxLength = 200)
            String name,

            @Schema(
                    examples = "PT1M",
                    defaultValue = "PT1M",
                    description =
                            "How long after a move other breaches count as the same trouble; PT0S switches it off.")
            String settleFor,

            @Schema(required = true, minItems = 1, maxItems = 50)
            List<Tier> tiers,

            Repeat repeat) {}

    @Schema(name = "Tier")
    record Tier(
            @Schema(minimum = "1", description = "Counted from 1 in the order of the list; may be left out.")
            int tier,

            @Schema(required = true, minLength = 1, maxLength = 200)
            String name,

            @Schema(required = true, pattern = ID) String team,

            @Schema(
                    maxItems = 100,
                    description = "Ids of people, told in this order; without them everybody in the team is told.")
            List<String> responders,

            Limits limits,
            List<Wait> pauseOn,
            @Schema(required = true, enumeration = "24x7") String calendar,
            @Schema(maxItems = 100) List<String> actionSteps,
            @Schema(maxLength = 2000) String communication) {}

    @Schema(name = "TierLimits", description = "A tier without limits never times out.")
    record Limits(
            @JsonProperty("tier-response") @Schema(anyOf = {SameTarget.class, TargetsByPriority.class})
            Object response,

            @JsonProperty("tier-resolution") @Schema(anyOf = {SameTarget.class, TargetsByPriority.class})
            Object resolution) {}

    @Schema(name = "Repeat", description = "After the last tier the path starts again.")
    record Repeat(
            @Schema(required = true, minimum = "1", maximum = "9")
            int times,

            @Schema(required = true, minimum = "1") int fromTier) {}

    @Schema(
            name = "WaitReason",
            enumeration = {"customer", "vendor", "other"},
            type = SchemaType.STRING)
    record Wait() {}

    @Schema(name = "PolicyChoice")
    record Choice(
            @Schema(required = true, pattern = ID) String slaPolicy,
            @Schema(required = true, pattern = ID) String escalationPolicy) {}

    @Schema(
            name = "PolicyRules",
            description =
                    "Which policies a new ticket falls under: the newest version of what the first rule that matches"
                            + " names, else of what `otherwise` names. A tenant has one, `main`.")
    record PolicyRules(
            @Schema(enumeration = "policy-rules") String kind,
            @Schema(enumeration = "main") String id,

            @Schema(readOnly = true, description = READ_ONLY, minimum = "1")
            int version,

            @Schema(readOnly = true, description = READ_ONLY)
            Instant publishedAt,

            @Schema(readOnly = true, description = READ_ONLY)
            String publishedBy,

            @Schema(required = true, minLength = 1, maxLength = 200)
            String name,

            @Schema(maxItems = 500) List<Rule> rules,
            @Schema(required = true) Choice otherwise,
            PriorityMatrix priorityMatrix) {}

    @Schema(name = "PolicyRule")
    record Rule(
            @Schema(required = true, minLength = 1, maxLength = 200, description = "No other rule has it.")
            String name,

            @Schema(required = true) Condition when,
            @Schema(required = true, pattern = ID) String slaPolicy,
            @Schema(required = true, pattern = ID) String escalationPolicy) {}

    @Schema(
            name = "Condition",
            minProperties = 1,
            description = "All that is named must hold: the ticket's value is one of the list, compared exactly.")
    record Condition(
            @Schema(minItems = 1) List<Priority> priority,
            @Schema(minItems = 1) List<Level> impact,
            @Schema(minItems = 1) List<Level> urgency,
            @Schema(minItems = 1) List<Channel> channel,

            @Schema(minItems = 1, description = "The customer's plan.")
            List<String> plan,

            @Schema(minItems = 1) List<String> category,

            @Schema(minItems = 1, description = "The customer's language, a BCP 47 tag.")
            List<String> language,

            @Schema(minItems = 1, description = "The system the ticket came from.")
            List<String> source,

            @Schema(minProperties = 1, description = "By the name of a free attribute of the ticket.")
            Map<String, List<String>> attributes) {}

    @Schema(name = "PriorityMatrix", description = "Priority by impact, then urgency.")
    record PriorityMatrix(
            @Schema(required = true) Row high,
            @Schema(required = true) Row medium,
            @Schema(required = true) Row low) {}

    @Schema(name = "PriorityByUrgency")
    record Row(
            @Schema(required = true) Priority high,
            @Schema(required = true) Priority medium,
            @Schema(required = true) Priority low) {}

    @Schema(name = "Priority")
    enum Priority {
        P1,
        P2,
        P3,
        P4
    }

    @Schema(
            name = "Level",
            enumeration = {"high", "medium", "low"},
            type = SchemaType.STRING)
    record Level() {}

    @Schema(
            name = "Channel",
            enumeration = {"phone", "email", "web", "chat", "sms", "letter", "api", "other"},
            type = SchemaType.STRING)
    record Channel() {}

    @Schema(name = "Calendar", description = "When work is done. A version of it never changes.")
    record Calendar(
            @Schema(enumeration = "calendar") String kind,
            @Schema(pattern = ID) String id,

            @Schema(readOnly = true, description = READ_ONLY, minimum = "1")
            int version,

            @Schema(readOnly = true, description = READ_ONLY)
            Instant publishedAt,

            @Schema(readOnly = true, description = READ_ONLY)
            String publishedBy,

            @Schema(required = true, minLength = 1, maxLength = 200)
            String name,

            @Schema(required = true, examples = "Europe/Madrid", description = "An IANA time zone.")
            String zone,

            @Schema(description = "From when this version counts; without it from its publication.")
            Instant inForceFrom,

            @Schema(required = true) Week windows,
            @Schema(maxItems = 1000) List<Holiday> holidays,

            @Schema(maxItems = 1000, description = "Worked although the week or a holiday says otherwise.")
            List<ExtraDay> extraDays) {}

    @Schema(name = "Week", minProperties = 1, description = "A day that is not named is free.")
    record Week(
            @Schema(minItems = 1, maxItems = 24) List<Window> monday,
            @Schema(minItems = 1, maxItems = 24) List<Window> tuesday,
            @Schema(minItems = 1, maxItems = 24) List<Window> wednesday,
            @Schema(minItems = 1, maxItems = 24) List<Window> thursday,
            @Schema(minItems = 1, maxItems = 24) List<Window> friday,
            @Schema(minItems = 1, maxItems = 24) List<Window> saturday,
            @Schema(minItems = 1, maxItems = 24) List<Window> sunday) {}

    @Schema(name = "Window", description = "In order and apart from the others of the day.")
    record Window(
            @Schema(required = true, pattern = TIME, examples = "09:00", description = "Inclusive.")
            String from,

            @Schema(required = true, pattern = TIME, examples = "17:30", description = "Exclusive, after `from`.")
            String to) {}

    @Schema(name = "Holiday", description = "A free day: either one `date` or, every year, a `monthDay`.")
    record Holiday(
            @Schema(format = "date", examples = "2026-04-03")
            String date,

            @Schema(pattern = "^--[0-9]{2}-[0-9]{2}$", examples = "--12-25")
            String monthDay,

            @Schema(required = true, minLength = 1, maxLength = 200)
            String name) {}

    @Schema(name = "ExtraDay")
    record ExtraDay(
            @Schema(required = true, format = "date", examples = "2026-12-19")
            String date,

            @Schema(required = true, minItems = 1, maxItems = 24)
            List<Window> windows,

            @Schema(required = true, minLength = 1, maxLength = 200)
            String name) {}

    @Schema(name = "Person", description = "Somebody who can be told. Contacts are personal data.")
    record Person(
            @Schema(enumeration = "person") String kind,
            @Schema(pattern = ID) String id,

            @Schema(readOnly = true, description = READ_ONLY, minimum = "1")
            int version,

            @Schema(readOnly = true, description = READ_ONLY)
            Instant publishedAt,

            @Schema(readOnly = true, description = READ_ONLY)
            String publishedBy,

            @Schema(required = true, minLength = 1, maxLength = 200)
            String name,

            @Schema(required = true, minLength = 3, maxLength = 254, examples = "ana@example.com")
            String email,

            @Schema(minLength = 3, maxLength = 64, examples = "+34 600 123 456")
            String phone,

            @Schema(maxLength = 35, examples = "es", description = "BCP 47.")
            String language) {}

    @Schema(name = "Team", description = "People who answer together, told in this order.")
    record Team(
            @Schema(enumeration = "team") String kind,
            @Schema(pattern = ID) String id,

            @Schema(readOnly = true, description = READ_ONLY, minimum = "1")
            int version,

            @Schema(readOnly = true, description = READ_ONLY)
            Instant publishedAt,

            @Schema(readOnly = true, description = READ_ONLY)
            String publishedBy,

            @Schema(required = true, minLength = 1, maxLength = 200)
            String name,

            @Schema(maxItems = 500, description = "Ids of people.")
            List<String> members) {}

    @Schema(name = "People")
    record People(@Schema(required = true) List<Person> items) {}

    @Schema(name = "Teams")
    record Teams(@Schema(required = true) List<Team> items) {}

    @Schema(
            name = "RuleBookDocument",
            description = "An entry of any kind.",
            oneOf = {
                SlaPolicy.class,
                EscalationPolicy.class,
                PolicyRules.class,
                Calendar.class,
                Person.class,
                Team.class
            })
    record Document() {}

    @Schema(name = "RuleBookDocumentList", type = SchemaType.ARRAY, implementation = Document.class)
    record Documents() {}
}
