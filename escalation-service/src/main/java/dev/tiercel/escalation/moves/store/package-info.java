/**
 * Where the escalations are kept, and the transaction around each change: the lock of the ticket's row, the decision, the
 * new state and the events that go out commit together.
 */
@NullMarked
package dev.tiercel.escalation.moves.store;

import org.jspecify.annotations.NullMarked;
