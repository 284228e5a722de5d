package dev.tiercel.escalation.moves.store;

import dev.tiercel.escalation.moves.TicketEscalation.Seen;
import dev.tiercel.escalation.moves.TicketId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Answers questions; changes nothing. */
@ApplicationScoped
public class EscalationQueries {

    /**
     * What happened to a ticket.
     *
     * @param moves as they were published but for the stays, oldest first; never empty
     * @param answers one for each breach, oldest first
     * @param corrections of breaches, oldest first
     */
    public record History(Seen state, List<String> moves, List<Answer> answers, List<Corrected> corrections) {}

    /** Either the number of the move that a breach caused, or why it caused none. */
    public record Answer(
            String eventId,
            String breachId,
            String objective,
            Instant dueAt,
            @Nullable Integer sequence,
            @Nullable String reason,
            Instant answeredAt) {}

    /** @param note what became of it */
    public record Corrected(String eventId, String breachId, String note, Instant detectedAt) {}

    private final Mutiny.SessionFactory sessions;
    private final Tickets tickets;
    private final ParkedEvents parked;
    private final CurrentStays currentStays;

    EscalationQueries(Mutiny.SessionFactory sessions, Tickets tickets, ParkedEvents parked, CurrentStays currentStays) {
        this.sessions = sessions;
        this.tickets = tickets;
        this.parked = parked;
        this.currentStays = currentStays;
    }

    /** Empty if the ticket's opening has not been seen, or it belongs to another tenant. */
    public Uni<Optional<History>> history(TicketId id, String tenant) {
        // What is committed between two of these reads may show as an answer that the state does not know of yet.
        return sessions.withSession(session -> tickets.read(session, id)
                .chain(state ->
                        state instanceof Seen seen && seen.ticket().tenant().equals(tenant)
                                ? history(session, seen).map(Optional::of)
                                : Uni.createFrom().item(Optional.<History>empty())));
    }

    /** Escalations whose current stay fits, newest first. */
    public Uni<List<Found>> find(Search search) {
        return sessions.withSession(session -> currentStays.find(session, search));
    }

    /** How many tickets wait for each escalation policy version that is not here. */
    public Uni<Map<String, Long>> awaitedPolicies() {
        return sessions.withSession(parked::awaitedPolicies);
    }

    static Uni<String> move(Mutiny.Session session, TicketId id, int sequence) {
        return session.createSelectionQuery(
                        "select body from MoveRow where ticketId = :ticket and sequence = :sequence", String.class)
                .setParameter("ticket", id.value())
                .setParameter("sequence", sequence)
                .getSingleResult();
    }

    private static Uni<History> history(Mutiny.Session session, Seen state) {
        TicketId id = state.ticket().id();
        return moves(session, id, state.path().current().sequence())
                .chain(moves -> answers(session, id)
                        .chain(answers -> corrections(session, id)
                                .map(corrections -> new History(state, moves, answers, corrections))));
    }

    /** Each move carries all stays before it, which together would be the square of them. */
    private static Uni<List<String>> moves(Mutiny.Session session, TicketId id, int until) {
        return session.createNativeQuery("""
                        SELECT CAST(CAST(body AS jsonb) - 'stays' AS text) FROM move
                        WHERE ticket_id = :ticket AND sequence <= :until ORDER BY sequence
                        """, String.class)
                .setParameter("ticket", id.value())
                .setParameter("until", until)
                .getResultList();
    }

    private static Uni<List<Corrected>> corrections(Mutiny.Session session, TicketId id) {
        return session.createNativeQuery("""
                        SELECT event_id, breach_id, note, detected_at FROM breach_correction
                        WHERE ticket_id = :ticket ORDER BY detected_at, event_id
                        """, Object[].class)
                .setParameter("ticket", id.value())
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Corrected(
                                (String) row[0],
                                (String) row[1],
                                (String) row[2],
                                ((OffsetDateTime) row[3]).toInstant()))
                        .toList());
    }

    private static Uni<List<Answer>> answers(Mutiny.Session session, TicketId id) {
        return session.createSelectionQuery(
                        "from AnswerRow where ticketId = :ticket order by answeredAt, breachEventId", AnswerRow.class)
                .setParameter("ticket", id.value())
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Answer(
                                row.breachEventId,
                                row.breachId,
                                row.objective,
                                row.dueAt,
                                row.movedSequence,
                                row.reason,
                                row.answeredAt))
                        .toList());
    }
}
