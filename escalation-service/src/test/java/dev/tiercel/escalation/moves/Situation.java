package dev.tiercel.escalation.moves;

import dev.tiercel.escalation.rulebook.EscalationPolicy;
import dev.tiercel.escalation.rulebook.PolicyRef;
import dev.tiercel.escalation.rulebook.Targets;
import dev.tiercel.escalation.rulebook.Tier;
import dev.tiercel.escalation.rulebook.WaitReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A ticket under a policy of three tiers, taken through what happens to it; remembers what was announced. */
final class Situation {

    static final Instant OPENED = Instant.parse("2026-03-02T09:00:00Z");
    static final Duration SETTLE_FOR = Duration.ofMinutes(1);
    static final PolicyVersion POLICY = version("three-level", 1, 3, null);
    /** Of another path. */
    static final PolicyVersion NETWORK = version("network", 4, 2, null);

    private static final TicketId ID = new TicketId("01960000-0000-7000-8000-000000000001");

    private TicketEscalation state = TicketEscalation.unseen();
    private final List<EscalationEvent> events = new ArrayList<>();
    private int version;
    private Integer acknowledged;
    private PolicyRef policy = POLICY.ref();

    static Situation unseen() {
        return new Situation();
    }

    static Situation opened() {
        return openedUnder(POLICY);
    }

    static Situation openedUnder(PolicyVersion policy) {
        Situation situation = new Situation();
        situation.policy = policy.ref();
        return situation.when(
                new EscalationCommand.Assign(situation.next(false), policy, "created", OPENED.plusMillis(5)));
    }

    static Situation exhausted() {
        return opened().when(answer(tierBreach(Tier.RESOLUTION, 1, 100)))
                .when(answer(tierBreach(Tier.RESOLUTION, 2, 200)))
                .when(answer(tierBreach(Tier.RESOLUTION, 3, 300)));
    }

    static Situation finished() {
        return opened().resolved();
    }

    /** Decides and, if accepted, lets it happen. */
    Situation when(EscalationCommand command) {
        if (EscalationDecider.decide(state, command) instanceof Decision.Accepted accepted) {
            for (EscalationEvent event : accepted.events()) {
                state = EscalationDecider.evolve(state, event);
                events.add(event);
            }
        }
        return this;
    }

    Situation acknowledged(int sequence) {
        acknowledged = sequence;
        return when(new EscalationCommand.Follow(next(false), null));
    }

    Situation resolved() {
        return when(new EscalationCommand.Follow(next(true), null));
    }

    Situation reopened() {
        return when(new EscalationCommand.Follow(next(false), null));
    }

    /** Somebody moves the ticket to another policy, explicitly. */
    Situation movedTo(PolicyVersion other) {
        policy = other.ref();
        return when(new EscalationCommand.Follow(next(false), other));
    }

    private Ticket next(boolean finished) {
        return new Ticket(ID, "default", ++version, OPENED, policy, acknowledged, finished);
    }

    void evolve(EscalationEvent event) {
        state = EscalationDecider.evolve(state, event);
    }

    TicketEscalation state() {
        return state;
    }

    Path path() {
        return ((TicketEscalation.Seen) state).path();
    }

    Refusal refusal(EscalationCommand command) {
        return ((Decision.Rejected) EscalationDecider.decide(state, command)).refusal();
    }

    Stay current() {
        return ((TicketEscalation.Seen) state).path().current();
    }

    /** What subscribers hear of, for example {@code timed-out 2} or {@code not-moved stale}. */
    List<String> story() {
        List<String> story = new ArrayList<>();
        for (EscalationEvent event : events) {
            if (event instanceof EscalationEvent.Move move) {
                story.add(move.stay().kind() + " " + move.stay().tier());
            } else if (event instanceof EscalationEvent.NotMoved notMoved) {
                story.add("not-moved " + notMoved.reason());
            }
        }
        return story;
    }

    List<CorrectionNote> notes() {
        return events.stream()
                .filter(EscalationEvent.CorrectionNoted.class::isInstance)
                .map(event -> ((EscalationEvent.CorrectionNoted) event).note())
                .toList();
    }

    static Instant at(long minute) {
        return OPENED.plus(Duration.ofMinutes(minute));
    }

    static Ticket ticket(int version, Integer acknowledged, boolean finished) {
        return new Ticket(ID, "default", version, OPENED, POLICY.ref(), acknowledged, finished);
    }

    static EscalationCommand follow(int version) {
        return new EscalationCommand.Follow(ticket(version, null, false), null);
    }

    static EscalationCommand assign() {
        return new EscalationCommand.Assign(ticket(1, null, false), POLICY, "created", OPENED.plusMillis(5));
    }

    static EscalationCommand answer(Breach breach) {
        return new EscalationCommand.AnswerBreach(breach, breach.detectedAt().plusMillis(7));
    }

    static EscalationCommand retract(Breach breach) {
        return new EscalationCommand.Retract(
                correction("retracted", breach), breach.dueAt().plusSeconds(30));
    }

    static EscalationCommand reinstate(Breach breach) {
        return new EscalationCommand.Reinstate(correction("reinstated", breach));
    }

    static EscalationCommand handUp(Integer sequence, long minute) {
        return new EscalationCommand.HandUp(asked(sequence, minute), null);
    }

    static EscalationCommand handUpTo(int tier, long minute) {
        return new EscalationCommand.HandUp(asked(null, minute), tier);
    }

    static EscalationCommand handBack(Integer tier, long minute) {
        return new EscalationCommand.HandBack(asked(null, minute), tier);
    }

    static EscalationCommand toTeam(String team, long minute) {
        return new EscalationCommand.MoveToTeam(asked(null, minute), team, true);
    }

    static EscalationCommand toPath(PolicyVersion policy, Integer tier, long minute) {
        return new EscalationCommand.MoveToPath(
                asked(null, minute), policy.ref().id(), policy, tier);
    }

    static EscalationCommand.Asked asked(Integer sequence, long minute) {
        return new EscalationCommand.Asked("ana", "needs a specialist", sequence, at(minute));
    }

    /** Due at a minute after the opening and noticed 20 ms later. */
    static Breach breach(String objective, long minute) {
        return breach(objective, at(minute));
    }

    static Breach breach(String objective, Instant dueAt) {
        String id = objective + "/1/" + dueAt;
        return new Breach(id + "|announced", id, objective, null, dueAt, dueAt.plusMillis(20));
    }

    static Breach tierBreach(String objective, int sequence, long minute) {
        String id = objective + "/" + sequence + "/" + at(minute);
        return new Breach(
                id + "|announced",
                id,
                objective,
                sequence,
                at(minute),
                at(minute).plusMillis(20));
    }

    private static Correction correction(String kind, Breach breach) {
        return new Correction(
                breach.breachId() + "|" + kind,
                breach.breachId(),
                breach.objective(),
                breach.dueAt(),
                breach.dueAt().plusSeconds(25));
    }

    static PolicyVersion version(String id, int version, int tiers, EscalationPolicy.Repeat repeat) {
        List<Tier> all =
                IntStream.rangeClosed(1, tiers).mapToObj(tier -> tier(id, tier)).toList();
        return new PolicyVersion(
                new PolicyRef(id, version), new EscalationPolicy(id, "The path " + id, SETTLE_FOR, all, repeat));
    }

    private static Tier tier(String policy, int number) {
        return new Tier(
                number,
                "Tier " + number,
                policy + "-" + number,
                List.of(),
                Map.of(
                        Tier.RESPONSE, Targets.same(Duration.ofMinutes(15)),
                        Tier.RESOLUTION, Targets.same(Duration.ofHours(number))),
                List.of(),
                List.of(WaitReason.CUSTOMER),
                "24x7",
                List.of("look"),
                null);
    }
}
