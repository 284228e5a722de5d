package dev.tiercel.httpedge;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a key may do, from least to most: each role includes all that stand before it, so an endpoint names the least that
 * is enough.
 */
public final class Roles {

    /** Reads everything but personal data. */
    public static final String VIEWER = "viewer";

    /** Also opens tickets, tells their life cycle and hands up: the system customers are served in. */
    public static final String CRM = "crm";

    /** Also reads personal data, hands back and moves sideways: a person who works on tickets. */
    public static final String AGENT = "agent";

    /** Also writes the rule book and moves tickets to other policies. */
    public static final String MANAGER = "manager";

    /** Also makes and revokes keys. */
    public static final String ADMIN = "admin";

    /** Every role, the least first. */
    public static final List<String> ALL = List.of(VIEWER, CRM, AGENT, MANAGER, ADMIN);

    private Roles() {}

    /**
     * All that the given roles include, themselves too.
     *
     * @throws IllegalArgumentException naming a role that is not known
     */
    public static Set<String> including(Collection<String> roles) {
        int most = roles.stream().mapToInt(Roles::rank).max().orElse(-1);
        return ALL.subList(0, most + 1).stream().collect(Collectors.toUnmodifiableSet());
    }

    private static int rank(String role) {
        int rank = ALL.indexOf(role);
        if (rank < 0) {
            throw new IllegalArgumentException("role: " + role + " (expected: one of " + String.join(", ", ALL) + ")");
        }
        return rank;
    }
}
