/** Signed HTTP requests as Standard Webhooks 1.0 describes them. */
@NullMarked
package dev.tiercel.notification.deliveries.webhook;

import org.jspecify.annotations.NullMarked;
