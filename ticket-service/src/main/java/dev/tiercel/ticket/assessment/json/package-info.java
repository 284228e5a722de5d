/** Policy rules in the JSON of the contract. */
@NullMarked
package dev.tiercel.ticket.assessment.json;

import org.jspecify.annotations.NullMarked;
