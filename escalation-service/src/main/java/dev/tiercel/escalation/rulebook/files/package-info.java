/**
 * Reads a rule book from YAML files. Every mistake is found in one go and named with file, line, field and what is allowed
 * there; a book with a mistake anywhere is refused as a whole.
 */
@NullMarked
package dev.tiercel.escalation.rulebook.files;

import org.jspecify.annotations.NullMarked;
