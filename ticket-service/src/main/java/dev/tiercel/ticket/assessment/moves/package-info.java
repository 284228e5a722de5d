/**
 * Moves tickets that are not finished to other policy versions, which happens only when somebody orders it: policies
 * stamped on a ticket never change by themselves. An order is first shown (which tickets, from what, to what), then carried
 * out ticket by ticket in the background, each ticket in a transaction with how far the order has come, so that a crash
 * neither forgets nor repeats one. What is opened after the order is not part of it.
 */
@NullMarked
package dev.tiercel.ticket.assessment.moves;

import org.jspecify.annotations.NullMarked;
