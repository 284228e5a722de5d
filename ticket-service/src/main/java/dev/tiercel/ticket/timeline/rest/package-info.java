/** The timeline of a ticket over HTTP. */
@NullMarked
package dev.tiercel.ticket.timeline.rest;

import org.jspecify.annotations.NullMarked;
