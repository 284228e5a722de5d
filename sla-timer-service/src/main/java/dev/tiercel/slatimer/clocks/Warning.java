package dev.tiercel.slatimer.clocks;

import java.time.Instant;

/**
 * A part of a target has gone.
 *
 * @param at when it is told: {@code goneAt}, or when the terms came that found it gone already
 * @param goneAt when that part had gone
 */
public record Warning(WarnAt warnAt, Instant at, Instant goneAt) {}
