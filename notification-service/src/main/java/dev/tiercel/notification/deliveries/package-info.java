/**
 * Who hears of an event, by which channel, in which words, and what becomes of each delivery.
 *
 * <p>A delivery is one message to one recipient over one channel about one event and exists at most once; its id is
 * derived from those four, so that any number of attempts, also by several instances, carry the same id outside. It is
 * {@link dev.tiercel.notification.deliveries.DeliveryState.Pending pending} until a channel accepted it, refused it for
 * good or the retry schedule is spent; the end is published once on {@code notified}. Effects outside are at least once.
 */
@NullMarked
package dev.tiercel.notification.deliveries;

import org.jspecify.annotations.NullMarked;
