package dev.tiercel.ticket.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/** What a ticket opened now would be stamped with. */
public sealed interface Assessment {

    <R> R match(Function<Stamped, R> stamped, Function<NoPolicyYet, R> noPolicyYet);

    /**
     * @param newestSla newest known version of the configured SLA policy, empty while none was read
     * @param newestEscalation likewise of the escalation policy
     */
    static Assessment of(Wanted wanted, OptionalInt newestSla, OptionalInt newestEscalation) {
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
                        new PolicyRef(wanted.escalationPolicy(), newestEscalation.getAsInt()))
                : new NoPolicyYet(missing);
    }

    private static String missing(PolicyKind kind, String id) {
        return "no version of " + kind.spoken() + " " + id + " read yet";
    }

    /** Ids of the policies new tickets fall under. */
    record Wanted(String slaPolicy, String escalationPolicy) {}

    record Stamped(PolicyRef slaPolicy, PolicyRef escalationPolicy) implements Assessment {
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
