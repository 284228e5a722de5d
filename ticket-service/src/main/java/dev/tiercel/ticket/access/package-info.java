/**
 * API keys that are made, rotated and revoked while the services run. A key belongs to one tenant; its clear text is shown
 * in the answer that makes it and is nowhere else: what is stored and published is its hash. A change is in force on all
 * services within seconds.
 *
 * <p>Publishes {@code access-keys}, in the transaction of the change. Consumes nothing.
 */
@NullMarked
package dev.tiercel.ticket.access;

import org.jspecify.annotations.NullMarked;
