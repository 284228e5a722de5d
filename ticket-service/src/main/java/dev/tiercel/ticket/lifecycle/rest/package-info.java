/** Tickets over HTTP. Refusals are problem+json whose type ends in the reason, in kebab case. */
@NullMarked
package dev.tiercel.ticket.lifecycle.rest;

import org.jspecify.annotations.NullMarked;
