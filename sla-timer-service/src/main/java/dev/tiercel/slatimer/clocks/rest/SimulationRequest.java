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
}
