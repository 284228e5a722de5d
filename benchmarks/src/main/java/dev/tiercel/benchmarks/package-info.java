/**
 * What sla-timer-service can do, measured from outside: the packaged service as a process, on a real broker in another,
 * with records as ticket-service writes them, seen by a {@code read_committed} consumer. Lateness is counted from the
 * deadline, never from when the load found time to ask; every figure comes with its goal, its spread and whether it was
 * exact: each breach seen once, none early.
 */
@NullMarked
package dev.tiercel.benchmarks;

import org.jspecify.annotations.NullMarked;
