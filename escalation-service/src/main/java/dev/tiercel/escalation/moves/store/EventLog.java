package dev.tiercel.escalation.moves.store;

import dev.tiercel.escalation.moves.Breach;
import dev.tiercel.escalation.moves.Cause;
import dev.tiercel.escalation.moves.EscalationDecider;
import dev.tiercel.escalation.moves.EscalationEvent;
import dev.tiercel.escalation.moves.EscalationEvent.CorrectionNoted;
import dev.tiercel.escalation.moves.EscalationEvent.Move;
import dev.tiercel.escalation.moves.EscalationEvent.NotMoved;
import dev.tiercel.escalation.moves.Stay;
import dev.tiercel.escalation.moves.Ticket;
import dev.tiercel.escalation.moves.TicketEscalation;
import dev.tiercel.escalation.moves.TicketEscalation.Seen;
import dev.tiercel.escalation.moves.kafka.EscalatedRecord;
import dev.tiercel.escalation.rulebook.Tier;
import dev.tiercel.escalation.rulebook.store.PublishedPolicies;
import dev.tiercel.outbox.hibernate.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes down what was decided: rows for whoever asks later, records for whoever listens. */
@ApplicationScoped
class EventLog {

    private static final Logger LOG = Logger.getLogger(EventLog.class);

    private final PublishedPolicies directory;
    private final CurrentStays currentStays;
    private final Outbox outbox;

    EventLog(PublishedPolicies directory, CurrentStays currentStays, Outbox outbox) {
        this.directory = directory;
        this.currentStays = currentStays;
        this.outbox = outbox;
    }

    /** Returns the state after the event. */
    Uni<Seen> append(
            Mutiny.Session session, TicketEscalation before, EscalationEvent event, @Nullable String traceparent) {
        Seen after = EscalationDecider.evolve(before, event);
        if (event instanceof Move move) {
            return moved(session, move, after, traceparent).replaceWith(after);
        } else if (event instanceof NotMoved answer) {
            return notMoved(session, answer, after, traceparent).replaceWith(after);
        } else if (event instanceof CorrectionNoted noted) {
            return noted(session, noted, after).replaceWith(after);
        }
        return currentStays.followed(session, before, after).replaceWith(after);
    }

    private Uni<Void> moved(Mutiny.Session session, Move move, Seen after, @Nullable String traceparent) {
        Ticket ticket = after.ticket();
        Stay stay = move.stay();
        LOG.infof("%s to tier %d, move %d", stay.kind(), stay.tier(), stay.sequence());
        return responders(session, after, stay).chain(responders -> {
            EscalatedRecord record = EscalatedRecord.of(move, after, responders, traceparent);
            Uni<Void> rows = session.persist(new MoveRow(ticket, stay, record));
            if (stay.cause() instanceof Cause.Missed missed) {
                AnswerRow answer = AnswerRow.moved(ticket, missed.breach(), stay.sequence(), stay.startedAt());
                rows = rows.chain(() -> session.persist(answer));
            }
            return rows.chain(() -> currentStays.moved(session, after, responders))
                    .chain(() -> publish(session, record))
                    .chain(() -> publish(session, EscalatedRecord.standing(after, responders, traceparent)));
        });
    }

    private Uni<Void> notMoved(Mutiny.Session session, NotMoved answer, Seen after, @Nullable String traceparent) {
        Breach breach = answer.breach();
        LOG.infof("%s of move %s does not move it: %s", breach.objective(), breach.sequence(), answer.reason());
        return session.persist(AnswerRow.notMoved(after.ticket(), breach, answer.reason(), answer.decidedAt()))
                .chain(() -> publish(session, EscalatedRecord.of(answer, after, traceparent)));
    }

    private Uni<Void> noted(Mutiny.Session session, CorrectionNoted noted, Seen after) {
        LOG.infof("correction of %s: %s", noted.correction().objective(), noted.note());
        // One that had to wait for its breach is noted a second time.
        return session.createNativeQuery("""
                        INSERT INTO breach_correction (event_id, breach_id, ticket_id, tenant, note, detected_at)
                        VALUES (:event, :breach, :ticket, :tenant, :note, :detectedAt)
                        ON CONFLICT (event_id) DO UPDATE SET note = excluded.note
                        """)
                .setParameter("event", noted.correction().eventId())
                .setParameter("breach", noted.correction().breachId())
                .setParameter("ticket", after.ticket().id().value())
                .setParameter("tenant", after.ticket().tenant())
                .setParameter("note", noted.note().toString())
                .setParameter("detectedAt", noted.correction().detectedAt())
                .executeUpdate()
                .replaceWithVoid();
    }

    private Uni<List<String>> responders(Mutiny.Session session, Seen after, Stay stay) {
        Tier tier = after.path().policy().tier(stay.tier());
        return tier.responders().isEmpty() || !tier.team().equals(stay.team())
                ? directory.members(session, after.ticket().tenant(), stay.team())
                : Uni.createFrom().item(tier.responders());
    }

    private Uni<Void> publish(Mutiny.Session session, EscalatedRecord record) {
        return outbox.append(session, record.topic(), record.event().subject(), record.event(), record.json());
    }
}
