package dev.tiercel.outbox;

import java.time.Duration;

/**
 * What waits in the outbox.
 *
 * @param oldest how long the oldest row has waited; zero if none does
 */
public record Backlog(long rows, Duration oldest) {}
