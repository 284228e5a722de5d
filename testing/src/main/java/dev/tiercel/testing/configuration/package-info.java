/**
 * Keeps {@code docs/configuration.md} true: what a service can be configured with, read from its classes, against what the
 * page says about it.
 */
@NullMarked
package dev.tiercel.testing.configuration;

import org.jspecify.annotations.NullMarked;
