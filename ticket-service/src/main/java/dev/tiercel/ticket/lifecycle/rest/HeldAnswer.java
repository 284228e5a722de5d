package dev.tiercel.ticket.lifecycle.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tiercel.ticket.lifecycle.store.HeldCommand;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A numbered command and what became of it.
 *
 * @param state {@code held}, {@code applied} or {@code refused}
 */
@Schema(name = "HeldCommand", description = "A numbered command and what became of it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record HeldAnswer(
        @Schema(required = true) int sourceSequence,

        @Schema(required = true, description = "The verb.", examples = "wait")
        String command,

        @Schema(required = true) String by,

        @Schema(
                required = true,
                enumeration = {"held", "applied", "refused"})
        String state,

        @Nullable Instant occurredAt,

        @Schema(required = true) Instant receivedAt,

        @Schema(description = "Refused then, unless it has had its turn; only while it is held.") @Nullable
        Instant heldUntil,

        @Nullable Instant decidedAt,

        @Schema(description = "The ticket's version after it was applied.") @Nullable
        Long version,

        @Nullable ProblemAnswer problem) {

    /** Why it was refused, as a refused request would have been told. */
    @Schema(name = "HeldCommandProblem", description = "Why it was refused.")
    record ProblemAnswer(String type, String detail) {}

    /** The answer to a command that is held. */
    @Schema(name = "CommandIsHeld", description = "The command waits for those before it.")
    record Envelope(
            @Schema(required = true) HeldAnswer held,

            @Schema(required = true, description = "The number whose turn it is.")
            int expected) {}

    /** What waits or was refused. */
    @Schema(name = "HeldCommands", description = "By their numbers.")
    record Items(@Schema(required = true) List<HeldAnswer> items) {}

    static HeldAnswer of(HeldCommand command) {
        boolean held = command.state() == HeldCommand.State.HELD;
        return new HeldAnswer(
                command.sourceSequence(),
                command.command().word(),
                command.command().by(),
                command.state().word(),
                command.occurredAt(),
                command.receivedAt(),
                held ? command.heldUntil() : null,
                command.decidedAt(),
                command.version(),
                command.refusal() == null
                        ? null
                        : new ProblemAnswer(
                                Problems.type(command.refusal()),
                                command.detail() == null ? command.refusal().detail() : command.detail()));
    }
}
