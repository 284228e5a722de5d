/**
 * Makes entries of the rule book of what somebody has written, in YAML or JSON. Every mistake is found in one go and named
 * with its line, its field and what is allowed there. Files at start and requests over HTTP are read by the same reader, so
 * that what one takes the other takes.
 */
@NullMarked
package dev.tiercel.escalation.rulebook.documents;

import org.jspecify.annotations.NullMarked;
