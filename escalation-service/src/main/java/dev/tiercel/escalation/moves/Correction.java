package dev.tiercel.escalation.moves;

import java.time.Instant;

/** The timer takes back a breach, or takes that back again, because of something it heard of late. */
public record Correction(String eventId, String breachId, String objective, Instant dueAt, Instant detectedAt) {}
