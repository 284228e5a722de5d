package dev.tiercel.escalation.moves.rest;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a higher tier.
 *
 * @param toTier the next one if absent
 * @param sequence the stay the asker is looking at. With it the request can be repeated safely: once the ticket has moved it
 *     is refused. Without it each request moves the ticket again
 */
public record HandUpRequest(
        @NotBlank(message = "missing (expected: " + Texts.BY + ")")
        @Size(max = 200, message = "too long (expected: " + Texts.BY + ")")
        @Pattern(regexp = Texts.ONE_LINE, message = "a character that is not text (expected: " + Texts.BY + ")")
        String by,

        @NotBlank(message = "missing (expected: " + Texts.REASON + ")")
        @Size(max = 2000, message = "too long (expected: " + Texts.REASON + ")")
        @Pattern(regexp = Texts.PROSE, message = "a character that is not text (expected: " + Texts.REASON + ")")
        String reason,

        @Nullable @Min(value = 2, message = "too small (expected: 2 or more)")
        Integer toTier,

        @Nullable @Min(value = 1, message = "too small (expected: 1 or more)")
        Integer sequence) {}
