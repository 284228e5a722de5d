package dev.tiercel.slatimer.clocks;

import static dev.tiercel.slatimer.clocks.SlaPolicy.FIRST_RESPONSE;
import static dev.tiercel.slatimer.clocks.SlaPolicy.RESOLUTION;
import static dev.tiercel.slatimer.clocks.Some.STANDARD;
import static dev.tiercel.slatimer.clocks.Some.at;
import static dev.tiercel.slatimer.clocks.Some.customerReplied;
import static dev.tiercel.slatimer.clocks.Some.reassessed;
import static dev.tiercel.slatimer.clocks.Some.reopened;
import static dev.tiercel.slatimer.clocks.Some.replied;
import static dev.tiercel.slatimer.clocks.Some.resolved;
import static dev.tiercel.slatimer.clocks.Some.stay;
import static dev.tiercel.slatimer.clocks.Some.targets;
import static dev.tiercel.slatimer.clocks.Some.underPolicy;
import static dev.tiercel.slatimer.clocks.Some.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All 5,040 orders of seven events, each order also told twice over, with time passing between the events. */
class AnyOrderTest {

    private static final PolicyRef SECOND = new PolicyRef("standard", 2);
    private static final Rules POLICIES =
            Some.rules(Map.of(STANDARD, policy(STANDARD, 60, 180), SECOND, policy(SECOND, 30, 150)));

    private record Outcome(List<Clock> clocks, Set<String> standing) {}

    private static SlaPolicy policy(PolicyRef ref, long firstResponse, long resolution) {
        return new SlaPolicy(
                ref,
                List.of(
                        Some.objective(FIRST_RESPONSE, targets(firstResponse), Set.of()),
                        Some.objective(RESOLUTION, targets(resolution), Set.of("customer"))));
    }

    static Stream<Arguments> histories() {
        return Stream.of(
                Arguments.of(
                        "raised, moved, replied to, waiting, resolved and reopened",
                        List.of(),
                        snapshots(
                                reassessed(40, Priority.P1),
                                underPolicy(70, SECOND),
                                replied(80),
                                waiting(90, "customer"),
                                resolved(150, 0),
                                reopened(300))),
                Arguments.of(
                        "lowered after a breach, with two tiers",
                        List.of(
                                List.of(stay(1, 5, null, Stay.RESOLUTION, 50, "customer")),
                                List.of(
                                        stay(1, 5, 106L, Stay.RESOLUTION, 50, "customer"),
                                        stay(2, 106, null, Stay.RESOLUTION, 50, "customer"))),
                        snapshots(
                                waiting(30, "customer"),
                                customerReplied(50),
                                reassessed(200, Priority.P4),
                                new Happening.Ended(at(390)))));
    }

    private static List<Ticket> snapshots(Happening... history) {
        List<Ticket> snapshots = new ArrayList<>();
        for (int version = 1; version <= history.length + 1; version++) {
            snapshots.add(Some.ticket(version, Priority.P2, List.of(history).subList(0, version - 1)));
        }
        return snapshots;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("histories")
    void endsInTheSameClocksAndBreaches(String name, List<List<Stay>> moves, List<Ticket> snapshots) {
        // given
        List<UnaryOperator<Facts>> events = new ArrayList<>();
        snapshots.forEach(snapshot -> events.add(facts -> facts.with(snapshot)));
        moves.forEach(stays -> events.add(facts -> facts.with(stays)));
        Outcome expected = tell(events);

        // when
        List<List<UnaryOperator<Facts>>> orders = permutations(events);

        // then
        assertThat(orders).hasSize(5_040);
        assertThat(expected.standing()).isNotEmpty();
        for (List<UnaryOperator<Facts>> order : orders) {
            List<UnaryOperator<Facts>> twice = new ArrayList<>(order);
            twice.addAll(order);
            assertThat(tell(order)).isEqualTo(expected);
            assertThat(tell(twice)).isEqualTo(expected);
        }
    }

    /** Tells the events over 420 s, looks whenever something is due, and once more when all is over. */
    private static Outcome tell(List<UnaryOperator<Facts>> events) {
        Facts facts = Facts.NONE;
        Ledger ledger = Ledger.EMPTY;
        Assessment last = null;
        for (int i = 0; i <= events.size(); i++) {
            Instant until = i < events.size() ? at(420L * i / events.size()) : at(10_000);
            while (last != null && last.wakeAt() != null && !last.wakeAt().isAfter(until)) {
                last = Assessment.at(last.wakeAt(), facts.ticket(), facts.stays(), POLICIES, ledger, null);
                ledger = last.ledger();
            }
            if (i < events.size()) {
                facts = events.get(i).apply(facts);
                if (facts.ticket() != null) {
                    last = Assessment.at(until, facts.ticket(), facts.stays(), POLICIES, ledger, null);
                    ledger = last.ledger();
                }
            }
        }
        Set<String> standing = new TreeSet<>();
        ledger.entries().forEach((id, entry) -> {
            if (entry.standing()) {
                standing.add(id);
            }
        });
        return new Outcome(last == null ? List.of() : last.clocks(), standing);
    }

    private static <T> List<List<T>> permutations(List<T> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            List<T> rest = new ArrayList<>(items);
            T first = rest.remove(i);
            for (List<T> order : permutations(rest)) {
                List<T> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                all.add(whole);
            }
        }
        return all;
    }
}
