package dev.tiercel.escalation.moves.rest;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a higher tier.
 *
 * @param toTier the next one if absent
 * @param sequence the stay the asker is looking at. With it the request can be repeated safely: once the ticket has moved it
 *     is refused. Without it each request moves the ticket again
 */
@Schema(name = "HandUp", description = "Asks for a higher tier.")
public record HandUpRequest(
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

        @Schema(description = "A tier above the current one; the next one if absent.")
        @Nullable
        @Min(value = 2, message = "too small (expected: 2 or more)")
        Integer toTier,

        @Schema(
                description =
                        "The stay the asker is looking at. Given, the request is refused once the ticket has moved on."
                                + " Not given, it moves the ticket from wherever that is.")
        @Nullable
        @Min(value = 1, message = "too small (expected: 1 or more)")
        Integer sequence) {}
