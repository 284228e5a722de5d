/**
 * Speaks to the services of a running stack over REST, as their users do. An answer other than success is a
 * {@link dev.tiercel.localstack.StackFailure} that names the request and what was answered.
 */
@NullMarked
package dev.tiercel.localstack.client;

import org.jspecify.annotations.NullMarked;
