/**
 * The records a service could not handle: found, shown and handed back to that service. A replay goes to the service's own
 * {@code <service>-replays}, never to the public topic, because every other reader has seen the event already. That a
 * letter was replayed is noted on its dead-letter topic in the transaction that replays it, so it is known as long as the
 * letter itself.
 */
@NullMarked
package dev.tiercel.localstack.deadletters;

import org.jspecify.annotations.NullMarked;
