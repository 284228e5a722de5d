/** What is read from the topics and what is published on {@code notified}. */
@NullMarked
package dev.tiercel.notification.deliveries.kafka;

import org.jspecify.annotations.NullMarked;
