/**
 * What an API key is, whom it identifies and what that one may do. A key is 32 random bytes behind the prefix {@code tck_};
 * only its SHA-256 is ever stored, configured or published, so nothing that leaks from a service opens another. Consumes
 * {@code access-keys}, publishes nothing.
 */
@NullMarked
package dev.tiercel.httpedge;

import org.jspecify.annotations.NullMarked;
