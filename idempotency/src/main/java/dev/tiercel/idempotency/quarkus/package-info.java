/** The stored answers in the service's database, and how a request finds its own. */
@NullMarked
package dev.tiercel.idempotency.quarkus;

import org.jspecify.annotations.NullMarked;
