package dev.tiercel.ticket.lifecycle.store;

import dev.tiercel.ticket.lifecycle.Decision;
import dev.tiercel.ticket.lifecycle.Refusal;
import dev.tiercel.ticket.lifecycle.SourceOrder;
import dev.tiercel.ticket.lifecycle.SourceOrder.Turn;
import dev.tiercel.ticket.lifecycle.store.LockedTickets.Locked;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Commands that their source numbered: each is judged when all lower numbers have been, in the transaction that judges the
 * last of these; until then it is held. All of it with the ticket's row locked.
 */
@ApplicationScoped
class SourceCommands {
    private static final Logger LOG = Logger.getLogger(SourceCommands.class);
    /** How far ahead of its turn a command is still held. */
    private static final int FARTHEST = 1_000;

    private static final String OVERDUE = """
            FROM SourceCommandRow WHERE ticketId = :ticketId AND state = 'held' AND receivedAt <= :before
            ORDER BY sourceSequence
            """;

    private final Judge judge;
    private final InstantSource time;
    private final HoldingTime holding;

    SourceCommands(Judge judge, InstantSource time, HoldingTime holding) {
        this.judge = judge;
        this.time = time;
        this.holding = holding;
    }

    /** What came of a command that was told. */
    sealed interface Result {
        record Decided(Decision decision) implements Result {}

        record Held(HeldCommand held, int expected) implements Result {}
    }

    /** A command that was judged in its turn, and when it is taken to have happened. */
    private record Judged(Instant at, Decision decision) {

        boolean passes() {
            return decision instanceof Decision.Rejected rejected
                    && rejected.reason().passing();
        }
    }

    /**
     * @param precondition throws if the ticket must not be changed now; not asked if the command is told again
     */
    Uni<Result> take(
            Mutiny.Session session,
            LockedTickets locked,
            Locked subject,
            Told told,
            int number,
            Runnable precondition) {
        SourceOrder order = subject.row.sourceOrder();
        Turn turn = order.turnOf(number);
        return find(session, subject, number).chain(row -> {
            boolean taken = turn == Turn.OVER || row != null && row.isHeld();
            if (taken && (row == null || !row.fingerprint.equals(told.fingerprint()))) {
                return rejected(Refusal.SOURCE_SEQUENCE_USED);
            }
            if (taken && turn == Turn.OVER) {
                return Uni.createFrom().item(again(row));
            }
            if (taken && turn == Turn.AHEAD) {
                return Uni.createFrom().item(new Result.Held(row.toHeld(holding.heldFor()), order.last() + 1));
            }
            precondition.run();
            if (turn == Turn.AHEAD) {
                return number > order.last() + FARTHEST
                        ? rejected(Refusal.TOO_MANY_HELD)
                        : store(session, subject, row, told, number)
                                .map(held -> new Result.Held(held.toHeld(holding.heldFor()), order.last() + 1));
            }
            return judge(session, locked, subject, told)
                    .chain(judged -> judged.passes()
                            ? Uni.createFrom().item(new Result.Decided(judged.decision()))
                            : store(session, subject, row, told, number)
                                    .invoke(stored -> settle(subject, stored, judged))
                                    .chain(() -> drain(session, locked, subject))
                                    .replaceWith(new Result.Decided(judged.decision())));
        });
    }

    /** Judges what is held and has its turn, and refuses what was held too long. */
    Uni<Void> sweep(Mutiny.Session session, LockedTickets locked, Locked subject) {
        return drain(session, locked, subject)
                .chain(() -> session.createQuery(OVERDUE, SourceCommandRow.class)
                        .setParameter("ticketId", subject.row.id)
                        .setParameter("before", holding.overdue())
                        .getResultList())
                .invoke(overdue -> overdue.forEach(row -> giveUp(subject, row)))
                .replaceWithVoid();
    }

    /** Judges held commands for as long as the next number is among them. */
    private Uni<Void> drain(Mutiny.Session session, LockedTickets locked, Locked subject) {
        return find(session, subject, subject.row.sourceOrder().last() + 1).chain(row -> {
            // A merge changes another ticket too; if that is not locked yet, the next sweep does it.
            if (row == null || !row.isHeld() || row.target != null && !locked.covers(row.target)) {
                return Uni.createFrom().voidItem();
            }
            return judge(session, locked, subject, row.toTold()).chain(judged -> {
                if (judged.passes() && row.receivedAt.isAfter(holding.overdue())) {
                    return Uni.createFrom().voidItem();
                }
                settle(subject, row, judged);
                return session.flush().chain(() -> drain(session, locked, subject));
            });
        });
    }

    private Uni<Judged> judge(Mutiny.Session session, LockedTickets locked, Locked subject, Told told) {
        SourceOrder order = subject.row.sourceOrder();
        if (told.occurredAt() != null && order.contradicts(told.occurredAt())) {
            return Uni.createFrom().item(new Judged(told.occurredAt(), new Decision.Rejected(Refusal.OUT_OF_ORDER)));
        }
        Instant at = told.occurredAt() != null
                ? told.occurredAt()
                : order.notBefore(subject.ticket.notBefore(told.receivedAt()));
        return judge.judge(session, locked, subject, told, at).map(decision -> new Judged(at, decision));
    }

    private void settle(Locked subject, SourceCommandRow row, Judged judged) {
        subject.row.show(subject.row.sourceOrder().after(row.sourceSequence, judged.at()));
        if (judged.decision() instanceof Decision.Rejected rejected) {
            row.refused(now(), rejected.reason(), Refusals.detail(rejected));
        } else {
            row.applied(now(), subject.ticket.version());
        }
    }

    private void giveUp(Locked subject, SourceCommandRow row) {
        int missing = subject.row.sourceOrder().last() + 1;
        row.refused(
                now(),
                Refusal.PREDECESSOR_MISSING,
                Refusal.PREDECESSOR_MISSING.detail() + ": " + missing + " did not come within " + holding.heldFor());
        LOG.warnf("ticket %s: command %d is given up, %d did not come", row.ticketId, row.sourceSequence, missing);
    }

    private static Result again(SourceCommandRow row) {
        return new Result.Decided(
                row.refusal == null ? new Decision.Duplicate() : new Decision.Rejected(Refusal.of(row.refusal)));
    }

    /** A row for the command: a new one, or that of one that was refused before its turn or is judged at last. */
    private static Uni<SourceCommandRow> store(
            Mutiny.Session session, Locked subject, @Nullable SourceCommandRow row, Told told, int number) {
        if (row != null) {
            row.receive(told);
            return Uni.createFrom().item(row);
        }
        SourceCommandRow fresh = SourceCommandRow.of(subject.row.id, number, told);
        return session.persist(fresh).replaceWith(fresh);
    }

    private static Uni<@Nullable SourceCommandRow> find(Mutiny.Session session, Locked subject, int number) {
        return session.find(SourceCommandRow.class, new SourceCommandRow.Key(subject.row.id, number));
    }

    private static Uni<Result> rejected(Refusal reason) {
        return Uni.createFrom().item(new Result.Decided(new Decision.Rejected(reason)));
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
