package dev.tiercel.ticket.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who works on the ticket; without {@code assignee} and {@code team} it is nobody. */
public record Assignment(
        @Nullable String assignee, @Nullable String team, String by, Instant at) {}
