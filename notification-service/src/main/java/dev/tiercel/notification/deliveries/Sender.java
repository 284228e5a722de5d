package dev.tiercel.notification.deliveries;

/** A channel's way out. */
public interface Sender {

    Channel channel();

    /**
     * Sends once and waits for the answer, bounded by the channel's time-out; called outside any transaction, on a
     * thread that may block. Called again with the same delivery if an earlier outcome was lost.
     */
    AttemptOutcome attempt(Outgoing outgoing);
}
