package dev.tiercel.ticket.timeline;

import java.time.Instant;

/**
 * One line of a timeline.
 *
 * @param place orders what happened at one instant; unique per ticket
 * @param recordedAt when this service heard of it; of what other services told, when it happened
 * @param details a JSON object
 */
public record TimelineEntry(String place, String id, Instant at, Instant recordedAt, String type, String details) {}
