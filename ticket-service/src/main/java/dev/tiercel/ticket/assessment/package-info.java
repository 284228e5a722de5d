/**
 * Which policies a new ticket falls under: those the tenant's policy rules choose by what is known of the ticket, each in
 * its newest known version; while a tenant has no rules, the configured ones.
 *
 * <p>Policies and rules are owned elsewhere; this package keeps a copy of every version read from {@code policies}, in any
 * order and however often. What is stamped on a ticket is never changed by a later version. Without a copy nothing is
 * stamped: a ticket without promises would be one that never escalates.
 */
@NullMarked
package dev.tiercel.ticket.assessment;

import org.jspecify.annotations.NullMarked;
