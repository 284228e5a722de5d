/**
 * Keeps {@code docs/operations.md} true: what a running service tells at {@code /q/health} and {@code /q/metrics}, against
 * what the page says about it.
 */
@NullMarked
package dev.tiercel.testing.operations;

import org.jspecify.annotations.NullMarked;
