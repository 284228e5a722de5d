/** What keeps this service from doing all of its work. */
@NullMarked
package dev.tiercel.escalation.health;

import org.jspecify.annotations.NullMarked;
