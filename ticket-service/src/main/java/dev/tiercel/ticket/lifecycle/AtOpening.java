package dev.tiercel.ticket.lifecycle;

import dev.tiercel.ticket.assessment.PolicyRef;
import org.jspecify.annotations.Nullable;

/** What the policies were chosen by, and the versions stamped then; never changes, whatever becomes of the ticket. */
public record AtOpening(Priority priority, @Nullable String plan, PolicyRef slaPolicy, PolicyRef escalationPolicy) {}
