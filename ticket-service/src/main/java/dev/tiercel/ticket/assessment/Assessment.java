package dev.tiercel.ticket.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a ticket opened now would be stamped with. */
public sealed interface Assessment {

    <R> R match(Function<Stamped, R> stamped, Function<NoPolicyYet, R> noPolicyYet);

    /**
     * @param newestSla newest known version of the SLA policy that was chosen, empty while none was read
     * @param newestEscalation likewise of the escalation policy
     */
    static Assessment of(PolicyRules.Choice choice, OptionalInt newestSla, OptionalInt newestEscalation) {
        Wanted wanted = choice.wanted();
        List<String> missing = new ArrayList<>();
        if (newestSla.isEmpty()) {
            missing.add(missing(PolicyKind.SLA_POLICY, wanted.slaPolicy()));
        }
        if (newestEscalation.isEmpty()) {
            missing.add(missing(PolicyKind.ESCALATION_POLICY, wanted.escalationPolicy()));
        }
        return missing.isEmpty()
                ? new Stamped(
                        new PolicyRef(wanted.slaPolicy(), newestSla.getAsInt()),
                        new PolicyRef(wanted.escalationPolicy(), newestEscalation.getAsInt()),
                        choice.by())
                : new NoPolicyYet(missing);
    }

    private static String missing(PolicyKind kind, String id) {
        return "no version of " + kind.spoken() + " " + id + " read yet";
    }

    /** Ids of the policies new tickets fall under. */
    record Wanted(String slaPolicy, String escalationPolicy) {}

    /**
     * Which version of a tenant's policy rules chose.
     *
     * @param rule the rule that matched; absent if none did
     */
    record RulesRef(String id, int version, @Nullable String rule) {}

    /**
     * @param rules absent if there are none, and the configured policies were stamped
     */
    record Stamped(
            PolicyRef slaPolicy,
            PolicyRef escalationPolicy,
            @Nullable RulesRef rules) implements Assessment {
        @Override
        public <R> R match(Function<Stamped, R> stamped, Function<NoPolicyYet, R> noPolicyYet) {
            return stamped.apply(this);
        }
    }

    /** Nothing can be stamped; each of {@code missing} says what is not there. */
    record NoPolicyYet(List<String> missing) implements Assessment {
        public NoPolicyYet {
            missing = List.copyOf(missing);
        }

        @Override
        public <R> R match(Function<Stamped, R> stamped, Function<NoPolicyYet, R> noPolicyYet) {
            return noPolicyYet.apply(this);
        }
    }
}
