package dev.tiercel.ticket.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * How the ticket was judged when it was opened, and the versions stamped then; never changes, whatever becomes of it.
 *
 * @param rules the policy rules that chose; absent while there are none
 */
public record AtOpening(
        Classification classification,
        Policies policies,
        @Nullable RulesRef rules) {

    /**
     * @param rule the rule that matched; absent if none did
     */
    public record RulesRef(String id, int version, @Nullable String rule) {}
}
