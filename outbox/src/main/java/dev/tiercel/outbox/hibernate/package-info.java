/**
 * Outbox and inbox inside a Hibernate Reactive transaction: events and the ids of handled events commit with the state
 * they belong to, or not at all.
 */
@NullMarked
package dev.tiercel.outbox.hibernate;

import org.jspecify.annotations.NullMarked;
