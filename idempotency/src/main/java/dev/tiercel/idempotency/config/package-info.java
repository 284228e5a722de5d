/** What can be configured of it. */
@NullMarked
package dev.tiercel.idempotency.config;

import org.jspecify.annotations.NullMarked;
