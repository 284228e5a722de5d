/** The rows of deliveries and of what they tell about, in PostgreSQL. */
@NullMarked
package dev.tiercel.notification.deliveries.store;

import org.jspecify.annotations.NullMarked;
