package dev.tiercel.escalation.moves.rest;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the next tier.
 *
 * @param sequence the stay the asker is looking at. With it the request can be repeated safely: once the ticket has moved it
 *     is refused. Without it each request moves the ticket one tier
 */
public record HandUpRequest(
        @NotBlank(message = "missing (allowed: 1 to 200 characters on one line)")
        @Size(max = 200, message = "too long (allowed: 1 to 200 characters on one line)")
        @Pattern(regexp = ONE_LINE, message = "a character that is not text (allowed: one line of text)")
        String by,

        @NotBlank(message = "missing (allowed: 1 to 2000 characters)")
        @Size(max = 2000, message = "too long (allowed: 1 to 2000 characters)")
        @Pattern(regexp = PROSE, message = "a character that is not text (allowed: text and line breaks)")
        String reason,

        @Nullable @Min(value = 1, message = "too small (allowed: 1 or more)")
        Integer sequence) {

    // Unpaired surrogates have no UTF-8 form, and PostgreSQL has no place for U+0000.
    private static final String ONE_LINE = "[^\\p{Cntrl}\\p{Cs}]*";
    private static final String PROSE = "[^\\p{Cntrl}\\p{Cs}\\r\\n\\t]*([\\r\\n\\t][^\\p{Cntrl}\\p{Cs}]*)*";
}
