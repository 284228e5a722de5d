/** Not ready before the policies new tickets fall under were read. */
@NullMarked
package dev.tiercel.ticket.assessment.health;

import org.jspecify.annotations.NullMarked;
