package dev.tiercel.escalation.moves.rest;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a lower tier.
 *
 * @param toTier the last lower one that had the ticket if absent
 * @param sequence as in {@link HandUpRequest}
 */
public record HandBackRequest(
        @NotBlank(message = "missing (expected: " + Texts.BY + ")")
        @Size(max = 200, message = "too long (expected: " + Texts.BY + ")")
        @Pattern(regexp = Texts.ONE_LINE, message = "a character that is not text (expected: " + Texts.BY + ")")
        String by,

        @NotBlank(message = "missing (expected: " + Texts.REASON + ")")
        @Size(max = 2000, message = "too long (expected: " + Texts.REASON + ")")
        @Pattern(regexp = Texts.PROSE, message = "a character that is not text (expected: " + Texts.REASON + ")")
        String reason,

        @Nullable @Min(value = 1, message = "too small (expected: 1 or more)")
        Integer toTier,

        @Nullable @Min(value = 1, message = "too small (expected: 1 or more)")
        Integer sequence) {}
