/**
 * Outbox and inbox inside a Hibernate Reactive transaction: events and the ids of handled events commit with the state
 * they belong to, or not at all. A consumer waits out what passes with the record in hand and gives up what never will.
 */
@NullMarked
package dev.tiercel.outbox.hibernate;

import org.jspecify.annotations.NullMarked;
