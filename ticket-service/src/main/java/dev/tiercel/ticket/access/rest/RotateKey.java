package dev.tiercel.ticket.access.rest;

import dev.tiercel.httpedge.rest.TypedProblem;
import dev.tiercel.ticket.access.KeyDecider;
import jakarta.validation.constraints.Pattern;
import java.time.DateTimeException;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a key is rotated. */
@Schema(name = "RotateKey", description = "How a key is rotated.")
record RotateKey(
        @Pattern(regexp = "P[0-9DTHMS]{1,30}", message = EXPECTED)
        @Schema(
                description =
                        "How long the key that is rotated out is still accepted, from `PT0S` to `P7D`, as a duration"
                                + " of ISO 8601. Absent: not at all, which is what a leak calls for.",
                examples = "PT24H",
                defaultValue = "PT0S")
        @Nullable
        String oldValidFor) {

    private static final String EXPECTED = "not allowed (expected: a duration of ISO 8601 from PT0S to P7D)";

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if it is none, or too long
     */
    Duration overlap() {
        try {
            Duration overlap = oldValidFor == null ? Duration.ZERO : Duration.parse(oldValidFor);
            if (!overlap.isNegative() && overlap.compareTo(KeyDecider.LONGEST_OVERLAP) <= 0) {
                return overlap;
            }
        } catch (DateTimeException noDuration) {
            throw TypedProblem.badField("oldValidFor", "body", EXPECTED);
        }
        throw TypedProblem.badField("oldValidFor", "body", EXPECTED);
    }
}
