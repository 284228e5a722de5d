package dev.tiercel.slatimer.wanted;

import java.time.Instant;

/** A timer of a set has elapsed, at its due instant exactly. */
public record Elapsed(String timerId, Instant dueAt) {}
