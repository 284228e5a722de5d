/**
 * Judges a stack by its public topics alone, as any subscriber could: whether every record keeps the contract, everything
 * owed has happened once, nothing has happened that must not, and the services agree. It knows nothing of how the
 * services work inside and asks none of them.
 *
 * <p>To use it, open a {@link dev.tiercel.localstack.checker.Watcher} on a new
 * {@link dev.tiercel.localstack.checker.Checker} before the first ticket is opened, do what is to be judged, and ask
 * {@link dev.tiercel.localstack.checker.Watcher#settle} what is left.
 */
@NullMarked
package dev.tiercel.localstack.checker;

import org.jspecify.annotations.NullMarked;
