/**
 * Holds a running service to its OpenAPI document: the document is the committed one, says everything of every operation,
 * its examples are true, and no answer is given that it does not name.
 */
@NullMarked
package dev.tiercel.testing.openapi;

import org.jspecify.annotations.NullMarked;
