package dev.tiercel.escalation.moves;

import dev.tiercel.escalation.moves.EscalationCommand.AnswerBreach;
import dev.tiercel.escalation.moves.EscalationCommand.Assign;
import dev.tiercel.escalation.moves.EscalationCommand.Follow;
import dev.tiercel.escalation.moves.EscalationCommand.Reinstate;
import dev.tiercel.escalation.moves.EscalationCommand.Request;
import dev.tiercel.escalation.moves.EscalationCommand.Retract;
import dev.tiercel.escalation.moves.EscalationEvent.Assigned;
import dev.tiercel.escalation.moves.EscalationEvent.CorrectionNoted;
import dev.tiercel.escalation.moves.EscalationEvent.Followed;
import dev.tiercel.escalation.moves.EscalationEvent.Moved;
import dev.tiercel.escalation.moves.EscalationEvent.NotMoved;
import dev.tiercel.escalation.moves.EscalationEvent.Rerouted;
import dev.tiercel.escalation.moves.TicketEscalation.Finished;
import dev.tiercel.escalation.moves.TicketEscalation.Seen;
import java.util.ArrayList;
import java.util.List;

/** Decides and remembers; pure. */
public final class EscalationDecider {

    private EscalationDecider() {}

    public static Decision decide(TicketEscalation state, EscalationCommand command) {
        if (state instanceof Seen seen) {
            return decideSeen(seen, command);
        } else if (command instanceof Assign assign) {
            return assign(assign);
        } else if (command instanceof Request) {
            return new Decision.Rejected(new Refusal.NotSeen());
        }
        return new Decision.Parked();
    }

    private static Decision decideSeen(Seen state, EscalationCommand command) {
        if (command instanceof Follow follow) {
            return follow(state, follow);
        } else if (command instanceof AnswerBreach answer) {
            return answer(state, answer);
        } else if (command instanceof Retract retract) {
            return retract(state, retract);
        } else if (command instanceof Reinstate reinstate) {
            return accepted(new CorrectionNoted(reinstate.correction(), CorrectionNote.REINSTATED));
        } else if (command instanceof Request request) {
            return Requests.decide(state, request);
        }
        return new Decision.Duplicate(); // an Assign: a ticket is opened once
    }

    private static Decision assign(Assign command) {
        Ticket ticket = command.ticket();
        Cause.Created cause = new Cause.Created(command.eventId(), ticket.openedAt());
        Stay first = Path.first(command.policy(), cause, command.now());
        return accepted(new Assigned(ticket, command.policy(), first));
    }

    private static Decision follow(Seen state, Follow command) {
        return command.ticket().version() > state.ticket().version()
                ? accepted(new Followed(command.ticket(), state.path().detour() ? null : command.policy()))
                : new Decision.Duplicate();
    }

    private static Decision answer(Seen state, AnswerBreach command) {
        Breach breach = command.breach();
        if (state.breaches().answered().contains(breach.breachId())) {
            return new Decision.Duplicate();
        }
        EscalationEvent answer = CrossingRules.whyNotMoved(state, breach)
                .<EscalationEvent>map(reason -> new NotMoved(breach, reason, command.now()))
                .orElseGet(() -> timedOut(state.path(), command));
        List<EscalationEvent> events = new ArrayList<>(List.of(answer));
        Seen answered = evolve(state, answer);
        for (Correction early : state.breaches().waitingFor(breach)) {
            events.addAll(correct(answered, new Retract(early, command.now())));
        }
        return new Decision.Accepted(events);
    }

    private static Moved timedOut(Path path, AnswerBreach command) {
        Cause.Missed cause = new Cause.Missed(command.breach());
        return new Moved(path.current().tier(), path.timedOut(cause, command.now()));
    }

    private static Decision retract(Seen state, Retract command) {
        Correction correction = command.correction();
        return state.breaches().answered().contains(correction.breachId())
                ? new Decision.Accepted(correct(state, command))
                : accepted(new CorrectionNoted(correction, CorrectionNote.AWAITS_ANNOUNCEMENT));
    }

    private static List<EscalationEvent> correct(Seen state, Retract command) {
        Correction correction = command.correction();
        Path path = state.path();
        boolean handBack = !(state instanceof Finished)
                && path.current().wasCausedBy(correction.breachId())
                && !state.ticket().acknowledges(path.current());
        return handBack
                ? List.of(
                        new Moved(path.current().tier(), path.back(correction, command.now())),
                        new CorrectionNoted(correction, CorrectionNote.HANDED_BACK))
                : List.of(new CorrectionNoted(correction, CorrectionNote.RECORDED));
    }

    /** @throws IllegalArgumentException if the event cannot have happened to a ticket in that state */
    public static Seen evolve(TicketEscalation state, EscalationEvent event) {
        if (event instanceof Assigned assigned && state instanceof TicketEscalation.Unseen) {
            Path path = new Path(assigned.policy(), false, List.of(assigned.stay()));
            return TicketEscalation.of(assigned.ticket(), path, BreachBook.EMPTY);
        } else if (!(state instanceof Seen seen) || event instanceof Assigned) {
            throw new IllegalArgumentException(
                    "event: " + event + " (expected: one that can happen to a ticket that is " + state + ")");
        } else if (event instanceof Followed followed) {
            return seen.with(followed(seen.path(), followed)).with(followed.ticket());
        } else if (event instanceof Rerouted rerouted) {
            boolean detour = !rerouted.policy().ref().equals(seen.ticket().policy());
            return seen.with(seen.path().under(rerouted.policy(), detour).with(rerouted.stay()));
        } else if (event instanceof Moved moved) {
            Seen after = seen.with(seen.path().with(moved.stay()));
            return moved.stay().cause() instanceof Cause.Missed missed
                    ? after.with(after.breaches().answering(missed.breach()))
                    : after;
        } else if (event instanceof NotMoved notMoved) {
            return seen.with(seen.breaches().answering(notMoved.breach()));
        } else if (event instanceof CorrectionNoted noted) {
            return seen.with(seen.breaches().noting(noted.note(), noted.correction()));
        }
        throw new IllegalArgumentException("event: " + event + " (expected: a known one)");
    }

    private static Path followed(Path path, Followed followed) {
        PolicyVersion policy = followed.policy() == null ? path.policy() : followed.policy();
        // A ticket whose own policy has become that of its detour has come home.
        return path.under(
                policy, path.detour() && !policy.ref().equals(followed.ticket().policy()));
    }

    private static Decision accepted(EscalationEvent event) {
        return new Decision.Accepted(List.of(event));
    }
}
