package dev.tiercel.slatimer.clocks.rest;

import dev.tiercel.httpedge.rest.PageParams;
import dev.tiercel.httpedge.rest.PageRequest;
import dev.tiercel.httpedge.rest.TypedProblem;
import dev.tiercel.slatimer.clocks.OpenClock;
import dev.tiercel.slatimer.clocks.OpenClock.Place;
import dev.tiercel.slatimer.clocks.Priority;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which clocks are listed; every condition that is given must hold. */
public class OpenClocksParams extends PageParams {

    private static final String LIST = "clocks";
    private static final String NEVER = "never";
    private static final String TIER = "[1-9][0-9]{0,3}";
    private static final int LONGEST_NAME = 200;
    private static final int LAST_YEAR = 9999;

    @QueryParam("dueBefore")
    @Parameter(
            description = "Only clocks that were missed or will be before this instant: ISO 8601 with offset or Z.",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Nullable
    String dueBefore;

    @QueryParam("state")
    @Parameter(
            description = "Only clocks that stand like this; `breached-and-running` are missed and still open.",
            schema = @Schema(enumeration = {"running", "paused", "breached-and-running"}))
    @Nullable
    String state;

    @QueryParam("objective")
    @Parameter(description = "Only clocks of this objective.", schema = @Schema(maxLength = LONGEST_NAME))
    @Nullable
    String objective;

    @QueryParam("policy")
    @Parameter(
            description =
                    "Only clocks of this policy, in whatever version: the id of an SLA policy, or of an escalation"
                            + " policy for the clocks of tiers.",
            schema = @Schema(maxLength = LONGEST_NAME))
    @Nullable
    String policy;

    @QueryParam("priority")
    @Parameter(
            description = "Only clocks whose target is the one of this priority.",
            schema = @Schema(enumeration = {"P1", "P2", "P3", "P4"}))
    @Nullable
    String priority;

    @QueryParam("tier")
    @Parameter(
            description = "Only the clocks of this tier.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "9999"))
    @Nullable
    String tier;

    PageRequest page() {
        return of(LIST, 2);
    }

    /** Null for the first page. */
    static @Nullable Place after(PageRequest page) {
        if (page.after().isEmpty()) {
            return null;
        }
        long due = page.after(
                0,
                text -> text.equals(NEVER) ? Place.NEVER : Instant.parse(text).toEpochMilli());
        return page.after(1, id -> new Place(due, id));
    }

    static List<String> of(Place place) {
        String due = place.dueMillis() == Place.NEVER
                ? NEVER
                : Instant.ofEpochMilli(place.dueMillis()).toString();
        return List.of(due, place.id());
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the parameter
     */
    OpenClock.Filter filter() {
        return new OpenClock.Filter(
                instant("dueBefore", dueBefore),
                state(),
                name("objective", objective),
                name("policy", policy),
                priority(),
                tier());
    }

    private OpenClock.@Nullable State state() {
        if (state == null) {
            return null;
        }
        return Arrays.stream(OpenClock.State.values())
                .filter(known -> known.word().equals(state))
                .findAny()
                .orElseThrow(() -> refused("state", "not known (expected: running, paused or breached-and-running)"));
    }

    private @Nullable Priority priority() {
        if (priority == null) {
            return null;
        }
        return Arrays.stream(Priority.values())
                .filter(known -> known.name().equals(priority))
                .findAny()
                .orElseThrow(() -> refused(
                        "priority",
                        "not known (expected: "
                                + Arrays.stream(Priority.values())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))
                                + ")"));
    }

    private @Nullable Integer tier() {
        if (tier == null) {
            return null;
        }
        if (!tier.matches(TIER)) {
            throw refused("tier", "not a tier (expected: a whole number from 1 to 9999)");
        }
        return Integer.valueOf(tier);
    }

    private static @Nullable String name(String parameter, @Nullable String text) {
        if (text != null && text.length() > LONGEST_NAME) {
            throw refused(parameter, "too long (expected: at most " + LONGEST_NAME + " characters)");
        }
        return text;
    }

    private static @Nullable Instant instant(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            OffsetDateTime at = OffsetDateTime.parse(text);
            if (at.getYear() >= 0 && at.getYear() <= LAST_YEAR) {
                return at.toInstant().truncatedTo(ChronoUnit.MILLIS);
            }
        } catch (DateTimeException notAnInstant) {
            throw refused(parameter, NO_INSTANT);
        }
        throw refused(parameter, NO_INSTANT);
    }

    private static final String NO_INSTANT =
            "not an instant (expected: ISO 8601 with offset or Z, such as 2026-03-02T09:00:00Z, and + written as %2B)";

    private static RuntimeException refused(String parameter, String message) {
        return TypedProblem.badField(parameter, "query", message);
    }
}
