/**
 * What an API key is and whom it identifies. A key is 32 random bytes behind the prefix {@code tck_}; only its SHA-256 is
 * ever stored or configured, so nothing that leaks from a service opens another. Publishes and consumes nothing.
 */
@NullMarked
package dev.tiercel.httpedge;

import org.jspecify.annotations.NullMarked;
