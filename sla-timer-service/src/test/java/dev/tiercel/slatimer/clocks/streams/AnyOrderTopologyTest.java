package dev.tiercel.slatimer.clocks.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the order in which the events of a ticket arrive, and however often, the same is owed in the end. */
class AnyOrderTopologyTest {

    private static final Instant OPENED = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant END = OPENED.plusSeconds(1000);
    private static final String ID = "0190a5f0-0000-7000-8000-000000000001";

    private record Outcome(String clocks, Map<String, String> standing) {}

    @TempDir
    Path directory;

    private int drivers;

    static Stream<Arguments> histories() {
        return Stream.of(
                Arguments.of(
                        "moved on, acknowledged, resolved late",
                        history(story -> List.of(
                                Story.policy("standard", 60_000, 300_000),
                                story.created(),
                                story.moved(1_000, 90_000),
                                story.acknowledged(50_000, 1),
                                story.moved(91_005, 90_000)))),
                Arguments.of(
                        "waited, resolved by somebody of the older tier",
                        history(story -> List.of(
                                story.created(),
                                story.waiting(100_000, "customer"),
                                story.resumed(150_000),
                                story.moved(60_500, 900_000),
                                story.resolved(349_999, 0)))));
    }

    private static List<Event> history(Function<Story, List<Event>> telling) {
        return telling.apply(new Story(ID, OPENED, "standard"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("histories")
    void endsInTheSameClocksAndBreaches(String name, List<Event> history) {
        // given
        Outcome expected = tell(history, 1);

        // when
        List<List<Event>> orders = permutations(history);

        // then
        for (List<Event> order : orders) {
            assertThat(tell(order, 1)).as("once, %s", order).isEqualTo(expected);
        }
        assertThat(orders).hasSize(120);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("histories")
    void endsTheSameIfEverythingComesAgain(String name, List<Event> history) {
        // given
        Outcome expected = tell(history, 1);
        List<Event> backwards = new ArrayList<>(history);
        Collections.reverse(backwards);

        // when
        List<List<Event>> orders = permutations(history).stream()
                .filter(order -> order.get(0) != history.get(0))
                .toList();

        // then
        for (List<Event> order : orders.subList(0, 24)) {
            List<Event> twice = new ArrayList<>(order);
            twice.addAll(backwards);
            assertThat(tell(twice, 2)).as("twice, %s", twice).isEqualTo(expected);
        }
    }

    /** Time goes on between the events, so that much is announced that turns out not to be owed. */
    private Outcome tell(List<Event> events, int times) {
        try (Bench bench = new Bench(directory.resolve("driver-" + drivers++), OPENED, 100)) {
            if (events.stream().noneMatch(event -> event.topic().equals("policies"))) {
                bench.send(Story.policy("standard", 60_000, 300_000));
            }
            int seen = 0;
            for (Event event : events) {
                bench.at(OPENED.plusSeconds(80L * ++seen / times));
                bench.send(event);
            }
            bench.at(END);
            List<Told> breaches = bench.breaches();
            assertThat(breaches).extracting(Told::id).doesNotHaveDuplicates();
            List<Told> clocks = bench.clocks();
            assertThat(clocks).extracting(Told::id).doesNotHaveDuplicates();
            return new Outcome(
                    clocks.get(clocks.size() - 1).body().path("clocks").toString(), Told.standing(breaches));
        }
    }

    private static List<List<Event>> permutations(List<Event> events) {
        if (events.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Event>> all = new ArrayList<>();
        for (Event first : events) {
            List<Event> rest = new ArrayList<>(events);
            rest.remove(first);
            for (List<Event> order : permutations(rest)) {
                List<Event> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                all.add(whole);
            }
        }
        return all;
    }
}
