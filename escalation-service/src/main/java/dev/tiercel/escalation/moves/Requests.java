package dev.tiercel.escalation.moves;

import dev.tiercel.escalation.moves.EscalationCommand.Asked;
import dev.tiercel.escalation.moves.EscalationCommand.HandBack;
import dev.tiercel.escalation.moves.EscalationCommand.HandUp;
import dev.tiercel.escalation.moves.EscalationCommand.MoveToPath;
import dev.tiercel.escalation.moves.EscalationCommand.MoveToTeam;
import dev.tiercel.escalation.moves.EscalationCommand.Request;
import dev.tiercel.escalation.moves.EscalationEvent.Move;
import dev.tiercel.escalation.moves.EscalationEvent.Moved;
import dev.tiercel.escalation.moves.EscalationEvent.Rerouted;
import dev.tiercel.escalation.moves.TicketEscalation.Finished;
import dev.tiercel.escalation.moves.TicketEscalation.Seen;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what people ask for: up, back, to another team, onto another path; pure. */
final class Requests {

    /** Every move carries all stays before it, so somebody's loop must not fill topics. What times out still moves. */
    static final int MOST_MOVES = 250;

    private Requests() {}

    static Decision decide(Seen state, Request request) {
        Integer asked = request.asked().sequence();
        int current = state.path().current().sequence();
        if (state instanceof Finished) {
            return refused(new Refusal.TicketFinished());
        } else if (asked != null && asked != current) {
            return refused(new Refusal.OtherStay(asked, current));
        } else if (current >= MOST_MOVES) {
            return refused(new Refusal.TooManyMoves(MOST_MOVES));
        } else if (request instanceof HandUp handUp) {
            return handUp(state.path(), handUp);
        } else if (request instanceof HandBack handBack) {
            return handBack(state.path(), handBack);
        } else if (request instanceof MoveToTeam toTeam) {
            return toTeam(state.path(), toTeam);
        } else if (request instanceof MoveToPath toPath) {
            return toPath(state.path(), toPath);
        }
        throw new IllegalArgumentException("request: " + request + " (expected: a known one)");
    }

    private static Decision handUp(Path path, HandUp request) {
        Integer wanted = request.toTier();
        int last = path.policy().lastTier();
        if (wanted != null && !path.policy().hasTier(wanted)) {
            return unknownTier(wanted, path.policy());
        } else if (path.atLastTier()) {
            return refused(new Refusal.AtLastTier(path.current().tier()));
        } else if (wanted != null && wanted <= path.tier()) {
            return refused(new Refusal.WrongDirection(wanted, path.tier() + 1, last));
        }
        int tier = wanted == null ? path.tier() + 1 : wanted;
        return moved(path, path.to(tier, MoveKind.MANUAL, cause(request), now(request)));
    }

    private static Decision handBack(Path path, HandBack request) {
        Integer wanted = request.toTier();
        if (wanted != null && !path.policy().hasTier(wanted)) {
            return unknownTier(wanted, path.policy());
        } else if (path.tier() == 1) {
            return refused(new Refusal.AtFirstTier());
        } else if (wanted != null && wanted >= path.tier()) {
            return refused(new Refusal.WrongDirection(wanted, 1, path.tier() - 1));
        }
        int tier = wanted == null ? path.tierBefore() : wanted;
        return moved(path, path.to(tier, MoveKind.HANDED_BACK, cause(request), now(request)));
    }

    private static Decision toTeam(Path path, MoveToTeam request) {
        if (!request.exists()) {
            return refused(new Refusal.UnknownTeam(request.team()));
        } else if (request.team().equals(path.current().team())) {
            return refused(new Refusal.SameTeam(request.team()));
        }
        return moved(path, path.toTeam(request.team(), cause(request), now(request)));
    }

    private static Decision toPath(Path path, MoveToPath request) {
        PolicyVersion other = request.policy();
        int tier = orFirst(request.toTier());
        if (other == null) {
            return refused(new Refusal.UnknownPolicy(request.policyId()));
        } else if (other.ref().equals(path.policy().ref())) {
            return refused(new Refusal.SamePath(other.ref()));
        } else if (!other.hasTier(tier)) {
            return unknownTier(tier, other);
        }
        Stay stay = path.toPath(other, tier, cause(request), now(request));
        return accepted(new Rerouted(path.current().tier(), stay, other));
    }

    private static Decision moved(Path path, Stay stay) {
        return accepted(new Moved(path.current().tier(), stay));
    }

    private static int orFirst(@Nullable Integer tier) {
        return tier == null ? 1 : tier;
    }

    private static Cause cause(Request request) {
        Asked asked = request.asked();
        return new Cause.Requested(asked.by(), asked.reason());
    }

    private static Instant now(Request request) {
        return request.asked().now();
    }

    private static Decision unknownTier(int tier, PolicyVersion policy) {
        return refused(new Refusal.UnknownTier(tier, policy.ref(), policy.lastTier()));
    }

    private static Decision refused(Refusal refusal) {
        return new Decision.Rejected(refusal);
    }

    private static Decision accepted(Move move) {
        return new Decision.Accepted(List.of(move));
    }
}
