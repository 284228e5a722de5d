/**
 * The ticket and its events in the JSON of the contract; the same document is published, stored and shown, so that none of
 * them can say something else. Instants are ISO 8601 UTC in milliseconds; what is absent is left out.
 */
@NullMarked
package dev.tiercel.ticket.lifecycle.json;

import org.jspecify.annotations.NullMarked;
