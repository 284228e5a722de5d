package dev.tiercel.escalation.moves.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "parked_event")
@NullUnmarked
class ParkedRow {

    /** Given out under the lock of the ticket's row, so it is the order of arrival within a ticket. */
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "event_id")
    String eventId;

    @Column(name = "ticket_id")
    String ticketId;

    String tenant;

    /** Set on the opening of a ticket only: the version of the escalation policy that is not here. */
    @Column(name = "awaited_policy")
    String awaitedPolicy;

    String attributes;

    byte[] body;

    @Column(name = "parked_at")
    Instant parkedAt;
}
