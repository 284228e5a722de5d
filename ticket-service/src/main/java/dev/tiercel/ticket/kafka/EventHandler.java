package dev.tiercel.ticket.kafka;

import dev.tiercel.outbox.CloudEvent;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** What this service does with one type of event. */
public interface EventHandler {

    /** The {@code ce_type} handled. */
    String type();

    /**
     * Handles the event in the transaction of {@code session}; called once per event id that commits.
     *
     * @throws IllegalArgumentException (or fails with one) if the event can never be handled; it goes to the dead letters
     */
    Uni<Void> handle(Mutiny.Session session, CloudEvent event, byte[] body);
}
