/**
 * Decides when the timers have elapsed that other services want for everything that is no promise: approvals that lapse,
 * monitoring periods, attempts at a given time. An owner publishes the full set for a key, numbered; the newest set counts,
 * whatever the order in which sets arrive, and each of its timers elapses once, at its due instant or as soon as it is
 * known. Consumes {@code timers-wanted}, publishes {@code timer-elapsed}.
 */
@NullMarked
package dev.tiercel.slatimer.wanted;

import org.jspecify.annotations.NullMarked;
