package dev.tiercel.ticket.lifecycle.rest;

import dev.tiercel.ticket.lifecycle.Decision;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts commands by what became of them, as {@code tiercel_ticket_commands_total}. */
@ApplicationScoped
class CommandMetrics {
    private final MeterRegistry registry;

    CommandMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void opened(String tenant) {
        count(tenant, "open", "accepted");
    }

    void noPolicyYet(String tenant) {
        count(tenant, "open", "no-policy-yet");
    }

    void handled(String tenant, String command, Decision decision) {
        count(
                tenant,
                command,
                decision.match(
                        accepted -> "accepted", rejected -> rejected.reason().word(), duplicate -> "duplicate"));
    }

    private void count(String tenant, String command, String outcome) {
        registry.counter("tiercel.ticket.commands", "tenant", tenant, "command", command, "outcome", outcome)
                .increment();
    }
}
