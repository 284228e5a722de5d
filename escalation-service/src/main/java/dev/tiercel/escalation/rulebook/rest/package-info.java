/** The published policies over HTTP, to read. */
@NullMarked
package dev.tiercel.escalation.rulebook.rest;

import org.jspecify.annotations.NullMarked;
