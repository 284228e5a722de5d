/** Settings of the service, and the clock it tells the time by. */
@NullMarked
package dev.tiercel.escalation.config;

import org.jspecify.annotations.NullMarked;
