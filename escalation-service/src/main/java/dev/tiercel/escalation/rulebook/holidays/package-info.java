/**
 * The public holidays of countries and their parts, as a library knows them. They are written out into a calendar when it is
 * published, so that every reader counts by the same days and another version of the library moves nothing by itself.
 */
@NullMarked
package dev.tiercel.escalation.rulebook.holidays;

import org.jspecify.annotations.NullMarked;
