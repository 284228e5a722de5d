/**
 * Black box over the four packaged services: starts them as processes on a real Kafka and a real PostgreSQL, drives them
 * only through REST, and believes only what a {@code read_committed} subscriber and a mailbox see.
 */
@NullMarked
package dev.tiercel.systemtests;

import org.jspecify.annotations.NullMarked;
