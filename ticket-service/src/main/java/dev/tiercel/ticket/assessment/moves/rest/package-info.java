/** Policy moves over HTTP. */
@NullMarked
package dev.tiercel.ticket.assessment.moves.rest;

import org.jspecify.annotations.NullMarked;
