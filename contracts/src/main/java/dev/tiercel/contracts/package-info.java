/**
 * The public contract as code: {@code asyncapi.yaml} and the JSON Schemas are the source of truth, this package reads
 * them. It creates the topics they name and tells in tests whether a record keeps the contract. No service depends on it
 * at run time.
 */
@NullMarked
package dev.tiercel.contracts;

import org.jspecify.annotations.NullMarked;
