/** Where the texts of a rule book lie that is read at start: a folder of YAML files, or the book that comes along. */
@NullMarked
package dev.tiercel.escalation.rulebook.files;

import org.jspecify.annotations.NullMarked;
