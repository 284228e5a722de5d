/** Keeps every published version of the rule book and publishes what has changed, in one transaction. */
@NullMarked
package dev.tiercel.escalation.rulebook.store;

import org.jspecify.annotations.NullMarked;
