/** Drives the deliveries: claims what is due, has it attempted, records the outcome; and what is measured of that. */
@NullMarked
package dev.tiercel.notification.deliveries.quarkus;

import org.jspecify.annotations.NullMarked;
