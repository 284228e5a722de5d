/**
 * Runs the relays inside a Quarkus application: configuration {@code tiercel.outbox.*}, start and stop with the
 * application, readiness check {@code outbox-relay}, metrics {@code tiercel.outbox.*}. The application adds
 * {@code classpath:db/outbox} to {@code quarkus.flyway.locations}.
 */
@NullMarked
package dev.tiercel.outbox.quarkus;

import org.jspecify.annotations.NullMarked;
