/** The list of tickets over HTTP. */
@NullMarked
package dev.tiercel.ticket.search.rest;

import org.jspecify.annotations.NullMarked;
