/**
 * The escalation of a ticket over HTTP: find it, look at it, hand it up, back or sideways. Only tickets of the tenant of the API
 * key are visible.
 */
@NullMarked
package dev.tiercel.escalation.moves.rest;

import org.jspecify.annotations.NullMarked;
