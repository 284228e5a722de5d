package dev.tiercel.slatimer.clocks.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** For the document only: what is sent is read field by field, so that each mistake can be told with its place. */
@Schema(name = "Trial")
record SimulationRequest(
        @Schema(
                required = true,
                description =
                        "Either `{\"id\": \"gold\"}`, with or without a `version`, for a policy that is published; or a draft: an"
                                + " SLA policy as `PUT /policies/sla-policy/{id}` of escalation-service takes it.")
        Map<String, Object> policy,

        @Schema(
                description = "Drafts of calendars, as `PUT /calendars/{id}` of escalation-service takes them, without"
                        + " `holidaySets`. One with `inForceFrom` follows the versions that are published; one without takes"
                        + " their place. Calendars that are not given are those that are published.")
        @Nullable
        List<Map<String, Object>> calendars,

        @Schema(required = true) OpenedTicket ticket,

        @Schema(
                description =
                        "What happens to it, as in the history of a ticket: `type`, `occurredAt` and what belongs to the type."
                                + " In any order; at most 1,000.")
        @Nullable
        List<Map<String, Object>> happenings,

        @Schema(
                description =
                        "The tiers it comes to, oldest first, as `stays` of an `escalated` event tells them; at most 100. Each"
                                + " begins with a move, which ends the one before it. Absent: no clocks of tiers.")
        @Nullable
        List<StayAtTier> stays,

        @Schema(description = "The last instant that is looked at. Absent: as long as anything would be told.")
        @Nullable
        Instant until) {

    @Schema(name = "SimulatedTicket")
    record OpenedTicket(
            @Schema(required = true) Instant openedAt,

            @Schema(
                    required = true,
                    enumeration = {"P1", "P2", "P3", "P4"})
            String priority,

            @Nullable String plan,
            @Nullable String category,
            @Nullable String channel,
            @Nullable String impact,
            @Nullable String urgency,
            @Nullable String language,
            @Nullable String source,
            @Nullable Map<String, String> attributes) {}

    @Schema(name = "SimulatedStay")
    record StayAtTier(
            @Schema(
                    minimum = "1",
                    description =
                            "What `sequence` of an acknowledgement or resolution names. Absent: one more than the last, from 1.")
            @Nullable
            Integer sequence,

            @Schema(required = true, minimum = "1") int tier,

            @Schema(required = true, description = "When it is moved there; not before the stay before it.")
            Instant startedAt,

            @Schema(description = "May be absent; else when the next stay begins.") @Nullable
            Instant endedAt,

            @Schema(
                    description =
                            "What the tier promises: `tier-response`, `tier-resolution`, or both, each a target for every"
                                    + " priority, or one target for all. Absent: nothing.")
            @Nullable
            Map<String, Object> limits,

            @Schema(description = "Reasons to wait that pause its clocks. Absent: none.") @Nullable
            List<String> pauseOn,

            @Schema(description = "Counts the limits: published, or given in `calendars`. Absent: `24x7`.") @Nullable
            String calendar,

            @Schema(description = "When its clocks warn. Absent: never.", examples = "[\"80%\", \"PT30M\"]") @Nullable
            List<String> warnAt,

            @Schema(description = "The escalation policy to be shown. Absent: `draft`, version 1.")
            ClockView.@Nullable PolicyView policy) {}
}
