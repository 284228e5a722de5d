/**
 * Decides when a promise to a customer is due and whether it was missed. The clocks of a ticket are a pure function of
 * its newest snapshot, its newest stays, the SLA policies it was under, the calendars they name and an instant; so they
 * do not depend on the order in which events arrived. The timer, the explanation and the simulation use the same one.
 *
 * <p>At its due instant exactly a clock has breached; an answer at that instant is too late. A breach is announced once,
 * and withdrawn, confirmed or restored only because an event told what nobody knew before.
 */
@NullMarked
package dev.tiercel.slatimer.clocks;

import org.jspecify.annotations.NullMarked;
