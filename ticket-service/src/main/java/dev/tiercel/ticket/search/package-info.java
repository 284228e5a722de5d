/**
 * Which tickets somebody looks for: by what they are, where they stand and what was said about them. Reads the tickets as
 * they are stored and the newest stays read from {@code escalated}, which may lag; changes and publishes nothing. A list
 * goes on where its last page ended, whatever was opened or changed in between.
 */
@NullMarked
package dev.tiercel.ticket.search;

import org.jspecify.annotations.NullMarked;
