package dev.tiercel.ticket.lifecycle.rest;

import dev.tiercel.ticket.lifecycle.Level;
import dev.tiercel.ticket.lifecycle.LinkKind;
import dev.tiercel.ticket.lifecycle.Priority;
import dev.tiercel.ticket.lifecycle.TicketCommand;
import dev.tiercel.ticket.lifecycle.TicketId;
import dev.tiercel.ticket.lifecycle.WaitReason;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What callers send to do something with a ticket. Fields that are not listed are refused, so misspelt ones are noticed. */
final class Requests {
    static final String ONE_LEVEL = "expected: one of high, medium, low";
    static final String ONE_PRIORITY = "expected: one of P1, P2, P3, P4";
    static final int MOST_SOURCE_SEQUENCE = 1_000_000_000;

    private static final String BY = "Who does it.";
    private static final String OCCURRED_AT =
            "When it happened, ISO 8601 with offset or `Z`; never in the future; absent: now.";
    private static final String SOURCE_SEQUENCE =
            "Number the source gives it: counted per ticket, without gaps, the opening's or 0 before the first. A"
                    + " command is judged when all before it have been; until then it is held (202).";
    private static final String SEQUENCE_DOC =
            "The stay this answers (`tier.sequence`), 0 before the first; absent: the newest one known. Give it where a"
                    + " retry must not answer a later stay.";
    private static final String SEQUENCE = "expected: the sequence of a stay, or 0 before the first";
    private static final String NUMBER = "expected: a whole number from 1 to 1000000000";
    private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final String A_TICKET = "expected: a ticket id, which is a lower-case UUID";
    private static final String NAME = "[a-z0-9][a-z0-9._-]{0,63}";
    private static final String A_NAME = "expected: an id of the directory, such as ana.lopez";

    private Requests() {}

    /** What every command carries. */
    interface Command {
        String by();

        @Nullable
        String occurredAt();

        @Nullable
        Integer sourceSequence();

        TicketCommand command();
    }

    private static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable Level level(@Nullable String word) {
        return word == null ? null : Level.of(word);
    }

    @Schema(name = "Acknowledge", description = "Takes the ticket on.")
    record Acknowledge(
            @Schema(description = BY, examples = "Ana Lopez") @Text(max = 200)
            String by,

            @Schema(description = SEQUENCE_DOC) @Min(value = 0, message = SEQUENCE) @Nullable
            Integer sequence,

            @Schema(description = OCCURRED_AT, format = "date-time") @Nullable
            String occurredAt,

            @Schema(description = SOURCE_SEQUENCE)
            @Min(value = 1, message = NUMBER)
            @Max(value = MOST_SOURCE_SEQUENCE, message = NUMBER)
            @Nullable
            Integer sourceSequence)
            implements Command {
        @Override
        public TicketCommand command() {
            return new TicketCommand.Acknowledge(by, sequence);
        }
    }

    @Schema(name = "Reply", description = "The customer was answered.")
    record Reply(
            @Schema(description = BY, examples = "Ana Lopez") @Text(max = 200)
            String by,

            @Text(max = 20_000, prose = true) String text,

            @Schema(description = OCCURRED_AT, format = "date-time") @Nullable
            String occurredAt,

            @Schema(description = SOURCE_SEQUENCE)
            @Min(value = 1, message = NUMBER)
            @Max(value = MOST_SOURCE_SEQUENCE, message = NUMBER)
            @Nullable
            Integer sourceSequence)
            implements Command {
        @Override
        public TicketCommand command() {
            return new TicketCommand.Reply(by, text);
        }
    }

    @Schema(
            name = "CustomerReplied",
            description = "The customer wrote; ends a wait for the customer and nothing else.")
    record CustomerReplied(
            @Schema(description = BY, examples = "Ana Lopez") @Text(max = 200)
            String by,

            @Text(max = 20_000, prose = true) String text,

            @Schema(description = OCCURRED_AT, format = "date-time") @Nullable
            String occurredAt,

            @Schema(description = SOURCE_SEQUENCE)
            @Min(value = 1, message = NUMBER)
            @Max(value = MOST_SOURCE_SEQUENCE, message = NUMBER)
            @Nullable
            Integer sourceSequence)
            implements Command {
        @Override
        public TicketCommand command() {
            return new TicketCommand.CustomerReplied(by, text);
        }
    }

    @Schema(name = "Wait", description = "It cannot go on until somebody else does something.")
    record Wait(
            @Schema(description = BY, examples = "Ana Lopez") @Text(max = 200)
            String by,

            @Schema(
                    description = "Whom it waits for.",
                    enumeration = {"customer", "vendor", "other"})
            @NotNull(message = "missing (expected: one of customer, vendor, other)")
            @Pattern(regexp = "customer|vendor|other", message = "expected: one of customer, vendor, other")
            String reason,

            @Text(max = 20_000, required = false, prose = true) @Nullable
            String note,

            @Schema(description = OCCURRED_AT, format = "date-time") @Nullable
            String occurredAt,

            @Schema(description = SOURCE_SEQUENCE)
            @Min(value = 1, message = NUMBER)
            @Max(value = MOST_SOURCE_SEQUENCE, message = NUMBER)
            @Nullable
            Integer sourceSequence)
            implements Command {
        @Override
        public TicketCommand command() {
            return new TicketCommand.Wait(by, WaitReason.of(reason), textOrNull(note));
        }
    }

    @Schema(name = "Resume", description = "It goes on after a wait.")
    record Resume(
            @Schema(description = BY, examples = "Ana Lopez") @Text(max = 200)
            String by,

            @Schema(description = OCCURRED_AT, format = "date-time") @Nullable
            String occurredAt,

            @Schema(description = SOURCE_SEQUENCE)
            @Min(value = 1, message = NUMBER)
            @Max(value = MOST_SOURCE_SEQUENCE, message = NUMBER)
            @Nullable
            Integer sourceSequence)
            implements Command {
        @Override
        public TicketCommand command() {
            return new TicketCommand.Resume(by);
        }
    }

    @Schema(name = "Reassess", description = "Judges it anew: a priority, or impact and urgency, or a category.")
    record Reassess(
            @Schema(description = BY, examples = "Ana Lopez") @Text(max = 200)
            String by,

            @Schema(
                    description = "Named outright; not together with impact and urgency.",
                    enumeration = {"P1", "P2", "P3", "P4"})
            @Pattern(regexp = "P[1-4]", message = ONE_PRIORITY)
            @Nullable
            String priority,

            @Schema(enumeration = {"high", "medium", "low"})
            @Pattern(regexp = "high|medium|low", message = ONE_LEVEL)
            @Nullable
            String impact,

            @Schema(enumeration = {"high", "medium", "low"})
            @Pattern(regexp = "high|medium|low", message = ONE_LEVEL)
            @Nullable
            String urgency,

            @Text(max = 100, required = false) @Nullable String category,

            @Text(max = 2_000, required = false, prose = true) @Nullable
            String reason,

            @Schema(description = OCCURRED_AT, format = "date-time") @Nullable
            String occurredAt,

            @Schema(description = SOURCE_SEQUENCE)
            @Min(value = 1, message = NUMBER)
            @Max(value = MOST_SOURCE_SEQUENCE, message = NUMBER)
            @Nullable
            Integer sourceSequence)
            implements Command {
        @Override
        public TicketCommand command() {
            return new TicketCommand.Reassess(
                    by,
                    priority == null ? null : Priority.valueOf(priority),
                    level(impact),
                    level(urgency),
                    category,
                    textOrNull(reason));
        }
    }

    @Schema(name = "Assign", description = "Gives it to a person, a team, both, or nobody.")
    record Assign(
            @Schema(description = BY, examples = "Ana Lopez") @Text(max = 200)
            String by,

            @Schema(description = "Id of a person of the directory; without it and `team`: nobody.")
            @Pattern(regexp = NAME, message = A_NAME)
            @Nullable
            String assignee,

            @Schema(description = "Id of a team of the directory.") @Pattern(regexp = NAME, message = A_NAME) @Nullable
            String team,

            @Schema(description = OCCURRED_AT, format = "date-time") @Nullable
            String occurredAt,

            @Schema(description = SOURCE_SEQUENCE)
            @Min(value = 1, message = NUMBER)
            @Max(value = MOST_SOURCE_SEQUENCE, message = NUMBER)
            @Nullable
            Integer sourceSequence)
            implements Command {
        @Override
        public TicketCommand command() {
            return new TicketCommand.Assign(by, assignee, team);
        }
    }

    @Schema(name = "ReachMilestone", description = "Something was reached.")
    record Milestone(
            @Schema(description = BY, examples = "Ana Lopez") @Text(max = 200)
            String by,

            @Schema(description = "What was reached; objectives may end with it.", examples = "workaround-given")
            @NotNull(message = "missing (expected: lower-case letters, digits and hyphens)")
            @Pattern(
                    regexp = "[a-z][a-z0-9-]{0,63}",
                    message = "expected: up to 64 lower-case letters, digits and hyphens, a letter first")
            String name,

            @Schema(description = OCCURRED_AT, format = "date-time") @Nullable
            String occurredAt,

            @Schema(description = SOURCE_SEQUENCE)
            @Min(value = 1, message = NUMBER)
            @Max(value = MOST_SOURCE_SEQUENCE, message = NUMBER)
            @Nullable
            Integer sourceSequence)
            implements Command {
        @Override
        public TicketCommand command() {
            return new TicketCommand.Milestone(by, name);
        }
    }

    @Schema(name = "Note", description = "For those who work on it; the customer does not see it.")
    record Note(
            @Schema(description = BY, examples = "Ana Lopez") @Text(max = 200)
            String by,

            @Text(max = 20_000, prose = true) String text,

            @Schema(description = OCCURRED_AT, format = "date-time") @Nullable
            String occurredAt,

            @Schema(description = SOURCE_SEQUENCE)
            @Min(value = 1, message = NUMBER)
            @Max(value = MOST_SOURCE_SEQUENCE, message = NUMBER)
            @Nullable
            Integer sourceSequence)
            implements Command {
        @Override
        public TicketCommand command() {
            return new TicketCommand.Note(by, text);
        }
    }

    @Schema(name = "Resolve", description = "Calls it solved.")
    record Resolve(
            @Schema(description = BY, examples = "Ana Lopez") @Text(max = 200)
            String by,

            @Text(max = 20_000, prose = true) String resolution,

            @Schema(description = "Root-cause category.", examples = "hardware")
            @Text(max = 100, required = false)
            @Nullable
            String rootCause,

            @Schema(description = SEQUENCE_DOC) @Min(value = 0, message = SEQUENCE) @Nullable
            Integer sequence,

            @Schema(description = OCCURRED_AT, format = "date-time") @Nullable
            String occurredAt,

            @Schema(description = SOURCE_SEQUENCE)
            @Min(value = 1, message = NUMBER)
            @Max(value = MOST_SOURCE_SEQUENCE, message = NUMBER)
            @Nullable
            Integer sourceSequence)
            implements Command {
        @Override
        public TicketCommand command() {
            return new TicketCommand.Resolve(by, resolution, rootCause, sequence);
        }
    }

    @Schema(name = "Reopen", description = "Takes it up again; up to 30 days after closing.")
    record Reopen(
            @Schema(description = BY, examples = "Ana Lopez") @Text(max = 200)
            String by,

            @Text(max = 2_000, prose = true) String reason,

            @Schema(description = OCCURRED_AT, format = "date-time") @Nullable
            String occurredAt,

            @Schema(description = SOURCE_SEQUENCE)
            @Min(value = 1, message = NUMBER)
            @Max(value = MOST_SOURCE_SEQUENCE, message = NUMBER)
            @Nullable
            Integer sourceSequence)
            implements Command {
        @Override
        public TicketCommand command() {
            return new TicketCommand.Reopen(by, reason);
        }
    }

    @Schema(name = "Close", description = "Calls it finished after it was resolved.")
    record Close(
            @Schema(description = BY, examples = "Ana Lopez") @Text(max = 200)
            String by,

            @Schema(description = "Who agreed on the customer's side.") @Text(max = 200, required = false) @Nullable
            String agreedBy,

            @Text(max = 20_000, required = false, prose = true) @Nullable
            String note,

            @Schema(description = OCCURRED_AT, format = "date-time") @Nullable
            String occurredAt,

            @Schema(description = SOURCE_SEQUENCE)
            @Min(value = 1, message = NUMBER)
            @Max(value = MOST_SOURCE_SEQUENCE, message = NUMBER)
            @Nullable
            Integer sourceSequence)
            implements Command {
        @Override
        public TicketCommand command() {
            return new TicketCommand.Close(by, agreedBy, textOrNull(note));
        }
    }

    @Schema(name = "Cancel", description = "Ends it unsolved.")
    record Cancel(
            @Schema(description = BY, examples = "Ana Lopez") @Text(max = 200)
            String by,

            @Text(max = 2_000, prose = true) String reason,

            @Schema(description = OCCURRED_AT, format = "date-time") @Nullable
            String occurredAt,

            @Schema(description = SOURCE_SEQUENCE)
            @Min(value = 1, message = NUMBER)
            @Max(value = MOST_SOURCE_SEQUENCE, message = NUMBER)
            @Nullable
            Integer sourceSequence)
            implements Command {
        @Override
        public TicketCommand command() {
            return new TicketCommand.Cancel(by, reason);
        }
    }

    @Schema(name = "Merge", description = "It goes on as part of another ticket.")
    record Merge(
            @Schema(description = BY, examples = "Ana Lopez") @Text(max = 200)
            String by,

            @Schema(description = "The ticket it goes on in.")
            @NotNull(message = "missing (" + A_TICKET + ")")
            @Pattern(regexp = ID, message = A_TICKET)
            String into,

            @Schema(description = OCCURRED_AT, format = "date-time") @Nullable
            String occurredAt,

            @Schema(description = SOURCE_SEQUENCE)
            @Min(value = 1, message = NUMBER)
            @Max(value = MOST_SOURCE_SEQUENCE, message = NUMBER)
            @Nullable
            Integer sourceSequence)
            implements Command {
        @Override
        public TicketCommand command() {
            return new TicketCommand.Merge(by, new TicketId(into));
        }
    }

    @Schema(name = "AddLink", description = "It relates to another ticket.")
    record Link(
            @Schema(description = BY, examples = "Ana Lopez") @Text(max = 200)
            String by,

            @Schema(description = "The other ticket.")
            @NotNull(message = "missing (" + A_TICKET + ")")
            @Pattern(regexp = ID, message = A_TICKET)
            String to,

            @Schema(
                    description = "What this ticket is to the other one.",
                    enumeration = {"related", "duplicate", "parent", "child", "caused-by", "follow-up"})
            @NotNull(message = "missing (expected: one of related, duplicate, parent, child, caused-by, follow-up)")
            @Pattern(
                    regexp = "related|duplicate|parent|child|caused-by|follow-up",
                    message = "expected: one of related, duplicate, parent, child, caused-by, follow-up")
            String kind,

            @Schema(description = OCCURRED_AT, format = "date-time") @Nullable
            String occurredAt,

            @Schema(description = SOURCE_SEQUENCE)
            @Min(value = 1, message = NUMBER)
            @Max(value = MOST_SOURCE_SEQUENCE, message = NUMBER)
            @Nullable
            Integer sourceSequence)
            implements Command {
        @Override
        public TicketCommand command() {
            return new TicketCommand.Link(by, new TicketId(to), LinkKind.of(kind));
        }
    }
}
