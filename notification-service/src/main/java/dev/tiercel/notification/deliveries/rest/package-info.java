/** Looking at deliveries over HTTP. */
@NullMarked
package dev.tiercel.notification.deliveries.rest;

import org.jspecify.annotations.NullMarked;
