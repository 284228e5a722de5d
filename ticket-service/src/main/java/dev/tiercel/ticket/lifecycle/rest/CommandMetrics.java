package dev.tiercel.ticket.lifecycle.rest;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts commands by what became of them, as {@code tiercel_ticket_commands_total}. */
@ApplicationScoped
class CommandMetrics {
    private final MeterRegistry registry;

    CommandMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * @param outcome {@code accepted}, {@code duplicate}, {@code held}, or the word of the refusal
     */
    void count(String tenant, String command, String outcome) {
        registry.counter("tiercel.ticket.commands", "tenant", tenant, "command", command, "outcome", outcome)
                .increment();
    }
}
