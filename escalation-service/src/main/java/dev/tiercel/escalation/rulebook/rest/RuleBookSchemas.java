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
    private static final String CALENDAR =
            "What targets are counted by: `24x7`, which is elapsed time, or a calendar of the rule book.";
    private static final String TARGET =
            "An ISO 8601 duration counted by the calendar, or working days: `2wd` is the same"
                    + " local time on the second following working day, `2wd by 16:00` that time of it.";
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

            @Schema(required = true, pattern = ID, examples = "24x7", description = CALENDAR)
            String calendar,

            @Schema(required = true, minItems = 1, maxItems = 20, description = "Each objective once.")
            List<Objective> objectives) {}

    @Schema(
            name = "Objective",
            description =
                    "`first-response`, `next-update` and `resolution` start and stop by themselves. An objective of"
                            + " any other name is one of your own and says what starts and stops it.")
    record Objective(
            @Schema(required = true, pattern = "^(?!tier-)[a-z][a-z0-9-]{0,63}$", examples = "resolution")
            String objective,

            @Schema(
                    required = true,
                    anyOf = {SameTarget.class, TargetsByPriority.class})
            Object targets,

            @Schema(pattern = ID, description = "Counts for this objective; without it that of the policy.")
            String calendar,

            @Schema(description = "Wait reasons during which the clock rests.")
            List<Wait> pauseOn,

            @Schema(maxItems = 10) List<WarnAt> warnAt,

            @Schema(
                    enumeration = {"customer-message", "last-update"},
                    description =
                            "Only of `next-update`: an update is owed from the oldest message of the customer that was"
                                    + " not answered, or periodically, from the opening and then from each reply. Without"
                                    + " it `customer-message`.")
            String from,

            @Schema(
                    description =
                            "The objective is measured on tickets that match at their opening; without it on all.")
            Condition when,

            @Schema(description = "Starts the clock; without it `opened`.")
            List<Trigger> start,

            @Schema(minItems = 1, description = "Keeps the promise. Every objective of your own has it.")
            List<Trigger> stop,

            @Schema(description = "Pauses the clock, beside `pauseOn`.")
            List<Trigger> pause,

            @Schema(description = "Ends such a pause; without it `resumed`.")
            List<Trigger> resume,

            @Schema(description = "Makes the promise void.") List<Trigger> cancel,

            @Schema(description = "Makes the clock begin anew.")
            List<Trigger> reset,

            @Schema(defaultValue = "false", description = "Whether a start after a stop begins the next instance.")
            boolean recurs) {}

    @Schema(
            name = "WarnAt",
            type = SchemaType.STRING,
            pattern = "^([1-9][0-9]?%|P[0-9DTHMS.]+)$",
            examples = "80%",
            description =
                    "A fraction of the target that has gone, 1% to 99%, or the time that is left, such as `PT30M`;"
                            + " shorter than the target, or it never comes.")
    record WarnAt() {}

    @Schema(
            name = "Trigger",
            type = SchemaType.STRING,
            pattern = "^(opened|acknowledged|replied|customer-replied|waiting(:(customer|vendor|other))?|resumed"
                    + "|reassessed|assigned|resolved|reopened|closed|milestone:[a-z][a-z0-9-]{0,63})$",
            examples = "milestone:registered",
            description = "Something that happens to a ticket.")
    record Trigger() {}

    @Schema(
            name = "SameTarget",
            type = SchemaType.STRING,
            pattern = "^(P[0-9DTHMS.]+|[1-9][0-9]{0,2}wd( by [0-2][0-9]:[0-5][0-9])?)$",
            examples = "PT4H",
            description = "One target for all priorities. " + TARGET + " Answers always show one for each.")
    record SameTarget() {}

    @Schema(name = "TargetsByPriority", description = "A target for each priority. " + TARGET)
    record TargetsByPriority(
            @Schema(required = true, examples = "PT15M") String P1,
            @Schema(required = true, examples = "PT1H") String P2,
            @Schema(required = true, examples = "2wd") String P3,

            @Schema(required = true, examples = "5wd by 16:00")
            String P4) {}

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

            @Schema(maxItems = 10, description = "When the clocks of the limits warn.")
            List<WarnAt> warnAt,

            List<Wait> pauseOn,

            @Schema(required = true, pattern = ID, examples = "24x7", description = CALENDAR)
            String calendar,

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

            @Schema(
                    description =
                            "From when this version counts; without it from its publication. Of a change it must be"
                                    + " to come: time that has gone is not touched.")
            Instant inForceFrom,

            @Schema(required = true) Week windows,

            @Schema(
                    maxItems = 4000,
                    description = "At most 1000 of your own. Those with `set` were written out for `holidaySets`: of a"
                            + " request they are ignored, and written out anew.")
            List<Holiday> holidays,

            @Schema(
                    maxItems = 10,
                    description =
                            "Public holidays to be free. They are written out when a version is published and then"
                                    + " stay as they are; to have later years, send the calendar again.")
            List<HolidaySet> holidaySets,

            @Schema(readOnly = true, description = "The years they are written out for. " + READ_ONLY)
            Years holidayYears,

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
            String name,

            @Schema(readOnly = true, examples = "ES-md", description = "The set the day is from.")
            String set) {}

    @Schema(name = "HolidaySet")
    record HolidaySet(
            @Schema(required = true, pattern = "^[A-Za-z]{2}$", examples = "ES", description = "ISO 3166-1.")
            String country,

            @Schema(examples = "md", description = "A part of the country and its days beside those of the country.")
            String subdivision) {}

    @Schema(name = "HolidayYears", description = "Both inclusive.")
    record Years(
            @Schema(required = true) int from,
            @Schema(required = true) int to) {}

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
