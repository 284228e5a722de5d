/** What can be asked of the timer over HTTP: how the clocks of a ticket stand and why, and how they would stand if. */
@NullMarked
package dev.tiercel.slatimer.clocks.rest;

import org.jspecify.annotations.NullMarked;
