package dev.tiercel.ticket.lifecycle;

import dev.tiercel.ticket.assessment.PolicyRef;

/** The policy versions a ticket falls under. */
public record Policies(PolicyRef slaPolicy, PolicyRef escalationPolicy) {}
