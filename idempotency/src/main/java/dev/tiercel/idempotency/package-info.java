/**
 * Requests that are carried out once, however often they are sent: the answer to a request with an
 * {@code Idempotency-Key} commits in the transaction of what the request changed, so after a crash there are either both
 * or neither. The same request again gets the same answer; another one under the same key is refused.
 *
 * <p>Table {@code idempotent_request} in the database of the service; publishes and consumes nothing. The service adds
 * {@code db/idempotency} to {@code quarkus.flyway.locations}.
 */
@NullMarked
package dev.tiercel.idempotency;

import org.jspecify.annotations.NullMarked;
