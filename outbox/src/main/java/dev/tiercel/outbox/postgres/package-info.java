/**
 * The outbox as PostgreSQL holds it, over plain JDBC: the relay has a thread of its own and may block; and the pool of
 * connections that everything else goes through.
 */
@NullMarked
package dev.tiercel.outbox.postgres;

import org.jspecify.annotations.NullMarked;
