package dev.tiercel.ticket.assessment.moves;

import dev.tiercel.ticket.assessment.PolicyRef;
import org.jspecify.annotations.Nullable;

/** A ticket an order is about, and the policies it is under. */
public record Affected(
        String id,
        String subject,
        String status,
        String priority,
        @Nullable String plan,
        PolicyRef slaPolicy,
        PolicyRef escalationPolicy) {}
