package dev.tiercel.escalation.moves.store;

import dev.tiercel.escalation.moves.TicketEscalation.Seen;
import dev.tiercel.escalation.moves.TicketId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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
     * @param moves as they were published, oldest first; never empty
     * @param answers one for each breach, oldest first
     */
    public record History(Seen state, List<String> moves, List<Answer> answers) {}

    /** Either the number of the move that a breach caused, or why it caused none. */
    public record Answer(
            String eventId,
            String breachId,
            String objective,
            Instant dueAt,
            @Nullable Integer sequence,
            @Nullable String reason,
            Instant answeredAt) {}

    private final Mutiny.SessionFactory sessions;
    private final Tickets tickets;
    private final ParkedEvents parked;

    EscalationQueries(Mutiny.SessionFactory sessions, Tickets tickets, ParkedEvents parked) {
        this.sessions = sessions;
        this.tickets = tickets;
        this.parked = parked;
    }

    /** Empty if the ticket's opening has not been seen, or it belongs to another tenant. */
    public Uni<Optional<History>> history(TicketId id, String tenant) {
        // One transaction at repeatable read would be needed for a perfect cut; an answer more than the state knows of
        // is
        // harmless to a reader.
        return sessions.withSession(session -> tickets.read(session, id)
                .chain(state ->
                        state instanceof Seen seen && seen.ticket().tenant().equals(tenant)
                                ? moves(session, id)
                                        .chain(moves -> answers(session, id)
                                                .map(answers -> Optional.of(new History(seen, moves, answers))))
                                : Uni.createFrom().item(Optional.<History>empty())));
    }

    /** How many tickets wait for each escalation policy version that is not here. */
    public Uni<Map<String, Long>> awaitedPolicies() {
        return sessions.withSession(parked::awaitedPolicies);
    }

    static Uni<String> lastMove(Mutiny.Session session, TicketId id) {
        return session.createSelectionQuery(
                        "select body from MoveRow where ticketId = :ticket order by sequence desc", String.class)
                .setParameter("ticket", id.value())
                .setMaxResults(1)
                .getSingleResult();
    }

    private static Uni<List<String>> moves(Mutiny.Session session, TicketId id) {
        return session.createSelectionQuery(
                        "select body from MoveRow where ticketId = :ticket order by sequence", String.class)
                .setParameter("ticket", id.value())
                .getResultList();
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
