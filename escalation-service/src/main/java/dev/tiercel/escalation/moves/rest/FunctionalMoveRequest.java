package dev.tiercel.escalation.moves.rest;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Asks for other skills: another team at the same tier, or the path of another escalation policy.
 *
 * @param team either this or {@code escalationPolicy}
 * @param tier of the other path; its first if absent
 * @param sequence as in {@link HandUpRequest}
 */
@Schema(name = "FunctionalMove", description = "Asks for other skills: either `team` or `escalationPolicy` is given.")
public record FunctionalMoveRequest(
        @Schema(description = "Who asks.", examples = "ana", minLength = 1)
        @NotBlank(message = "missing (expected: " + Texts.BY + ")")
        @Size(max = 200, message = "too long (expected: " + Texts.BY + ")")
        @Pattern(regexp = Texts.ONE_LINE, message = "a character that is not text (expected: " + Texts.BY + ")")
        String by,

        @Schema(description = "Why, for whoever gets the ticket and whoever asks later.", minLength = 1)
        @NotBlank(message = "missing (expected: " + Texts.REASON + ")")
        @Size(max = 2000, message = "too long (expected: " + Texts.REASON + ")")
        @Pattern(regexp = Texts.PROSE, message = "a character that is not text (expected: " + Texts.REASON + ")")
        String reason,

        @Schema(description = "Team to get the ticket at its tier, with the limits of the tier anew.")
        @Nullable
        @Pattern(regexp = Texts.NAME, message = "not a name (expected: the id of a team)")
        String team,

        @Schema(description = "Policy whose path the ticket goes on by, in its newest version.")
        @Nullable
        @Pattern(regexp = Texts.NAME, message = "not a name (expected: the id of an escalation policy)")
        String escalationPolicy,

        @Schema(description = "Tier of that path; the first if absent.")
        @Nullable
        @Min(value = 1, message = "too small (expected: 1 or more)")
        Integer tier,

        @Schema(
                description =
                        "The stay the asker is looking at. Given, the request is refused once the ticket has moved on."
                                + " Not given, it moves the ticket from wherever that is.")
        @Nullable
        @Min(value = 1, message = "too small (expected: 1 or more)")
        Integer sequence) {}
