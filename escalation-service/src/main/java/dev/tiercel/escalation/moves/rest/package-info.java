/** The escalation of a ticket over HTTP: look at it, hand it up. Only tickets of the API key's tenant are visible. */
@NullMarked
package dev.tiercel.escalation.moves.rest;

import org.jspecify.annotations.NullMarked;
