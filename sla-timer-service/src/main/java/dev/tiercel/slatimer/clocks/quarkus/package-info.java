/** Starts and stops the timer with the application. */
@NullMarked
package dev.tiercel.slatimer.clocks.quarkus;

import org.jspecify.annotations.NullMarked;
