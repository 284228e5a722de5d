package dev.tiercel.notification.directory;

import java.time.Instant;

/** A person left the directory. */
public record PersonRemoved(String tenant, String id, Instant removedAt) {}
