package dev.tiercel.escalation.moves.store;

import java.time.Instant;

/**
 * An escalation as a search finds it.
 *
 * @param state as {@link dev.tiercel.escalation.moves.Standing} words it
 * @param move the one that began the current stay, as it was published but for the stays
 */
public record Found(String ticketId, Instant startedAt, String state, boolean acknowledged, String move) {}
