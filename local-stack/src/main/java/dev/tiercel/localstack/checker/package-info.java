/**
 * Judges a stack by its public topics alone, as any subscriber could: whether every record keeps the contract, everything
 * owed has happened once, nothing has happened that must not, and the services agree. It knows nothing of how the
 * services work inside and asks none of them.
 */
@NullMarked
package dev.tiercel.localstack.checker;

import org.jspecify.annotations.NullMarked;
