package dev.tiercel.ticket.assessment.moves.rest;

import dev.tiercel.ticket.assessment.PolicyRef;
import dev.tiercel.ticket.assessment.moves.MoveOrder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a move is ordered with. */
@Schema(
        name = "StartPolicyMove",
        description =
                "Which tickets are to fall under which policy versions; an SLA policy, an escalation policy or both.")
record StartPolicyMove(
        @Schema(description = "Who wants it; absent: the name of the API key.", examples = "lena")
        @Pattern(
                regexp = "(?=.*\\S)[^\\p{Cc}\\p{Cs}]{1,200}",
                message = "not allowed (expected: 1 to 200 characters, one line)")
        @Nullable
        String by,

        @Schema(description = "Only show what would be done; nothing is changed.", defaultValue = "true") @Nullable
        Boolean dryRun,

        @Valid @Nullable Change slaPolicy,
        @Valid @Nullable Change escalationPolicy,
        @Valid @Nullable Filter filter) {

    private static final String ID = "[a-z0-9][a-z0-9._-]{0,63}";
    private static final String ID_EXPECTED =
            "(expected: a policy id of 1 to 64 lower-case letters, digits, '.', '_' and '-')";
    private static final String VERSION_EXPECTED = "expected: a whole number from 1 to 1000000000";
    private static final int LAST_VERSION = 1_000_000_000;
    private static final int MOST_VALUES = 50;
    private static final String NULL = "null (expected: a value)";

    @Schema(name = "PolicyChange", description = "From which policy to which version.")
    record Change(
            @Schema(description = "Only tickets under this policy; absent: whatever they are under.") @Valid @Nullable
            From from,

            @NotNull(message = "missing (expected: id and version of a policy)") @Valid
            To to) {

        MoveOrder.Change toChange() {
            return new MoveOrder.Change(
                    from == null ? null : new MoveOrder.From(from.id(), from.version()),
                    new PolicyRef(to.id(), to.version()));
        }

        static Change of(MoveOrder.Change change) {
            MoveOrder.From from = change.from();
            return new Change(
                    from == null ? null : new From(from.id(), from.version()),
                    new To(change.to().id(), change.to().version()));
        }
    }

    @Schema(name = "FromPolicy", description = "A policy, in one version or in all of them.")
    record From(
            @Schema(examples = "standard")
            @NotNull(message = "missing " + ID_EXPECTED)
            @Pattern(regexp = ID, message = "not allowed " + ID_EXPECTED)
            String id,

            @Schema(description = "Absent: any version.")
            @Min(value = 1, message = VERSION_EXPECTED)
            @Max(value = LAST_VERSION, message = VERSION_EXPECTED)
            @Nullable
            Integer version) {}

    @Schema(name = "ToPolicy", description = "One version of a policy.")
    record To(
            @Schema(examples = "standard")
            @NotNull(message = "missing " + ID_EXPECTED)
            @Pattern(regexp = ID, message = "not allowed " + ID_EXPECTED)
            String id,

            @Schema(examples = "2")
            @NotNull(message = "missing (" + VERSION_EXPECTED + ")")
            @Min(value = 1, message = VERSION_EXPECTED)
            @Max(value = LAST_VERSION, message = VERSION_EXPECTED)
            Integer version) {}

    @Schema(
            name = "PolicyMoveFilter",
            description = "Which tickets: each list any of its values; without a list whatever it is. Tickets that are"
                    + " closed, cancelled or merged are never moved.")
    record Filter(
            @Size(min = 1, max = 3, message = "expected: 1 to 3 values") @Nullable
            List<
                            @NotNull(message = NULL)
                            @Pattern(
                                    regexp = "open|waiting|resolved",
                                    message = "not known (expected: one of open, waiting, resolved)")
                            String>
                    status,

            @Size(min = 1, max = 4, message = "expected: 1 to 4 values") @Nullable
            List<
                            @NotNull(message = NULL)
                            @Pattern(regexp = "P[1-4]", message = "not known (expected: one of P1, P2, P3, P4)") String>
                    priority,

            @Size(min = 1, max = MOST_VALUES, message = "expected: 1 to 50 values") @Nullable
            List<
                            @NotNull(message = NULL)
                            @Pattern(
                                    regexp = "(?=.*\\S)[^\\p{Cc}\\p{Cs}]{1,64}",
                                    message = "not allowed (expected: 1 to 64 characters, one line)")
                            String>
                    plan) {

        MoveOrder.Filter toFilter() {
            return new MoveOrder.Filter(orNone(status), orNone(priority), orNone(plan));
        }

        private static List<String> orNone(@Nullable List<String> values) {
            return values == null ? List.of() : values;
        }

        /** Null if it lets every unfinished ticket through. */
        static @Nullable Filter of(MoveOrder.Filter filter) {
            return filter.equals(new MoveOrder.Filter(List.of(), List.of(), List.of()))
                    ? null
                    : new Filter(orNull(filter.status()), orNull(filter.priority()), orNull(filter.plan()));
        }

        private static @Nullable List<String> orNull(List<String> values) {
            return values.isEmpty() ? null : values;
        }
    }

    boolean onlyShow() {
        return dryRun == null || dryRun;
    }

    /**
     * @param key name of the caller's key
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if it changes nothing
     */
    MoveOrder toOrder(String key) {
        if (slaPolicy == null && escalationPolicy == null) {
            throw Problems.nothingToChange();
        }
        return new MoveOrder(
                by == null ? key : by,
                slaPolicy == null ? null : slaPolicy.toChange(),
                escalationPolicy == null ? null : escalationPolicy.toChange(),
                filter == null ? new MoveOrder.Filter(List.of(), List.of(), List.of()) : filter.toFilter());
    }
}
