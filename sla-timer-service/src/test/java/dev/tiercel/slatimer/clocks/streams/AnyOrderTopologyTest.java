package dev.tiercel.slatimer.clocks.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the order in which the events of a ticket arrive, and however often, the same is owed in the end. */
class AnyOrderTopologyTest {

    private static final Instant OPENED = Instant.parse("2026-03-02T09:00:00Z");

    private int tickets;

    private record Outcome(String clocks, List<String> standing) {}

    @TempDir
    Path directory;

    /** Each with breaches announced by looking at their ticket, and with breaches announced first. */
    static Stream<Arguments> histories() {
        return told().flatMap(history -> Stream.of(TimerParts.USUAL_CROWD, 1)
                .map(crowd -> Arguments.of(history.get()[0], history.get()[1], crowd)));
    }

    private static Stream<Arguments> told() {
        return Stream.of(
                Arguments.of("moved on, acknowledged, resolved late", (Function<Story, List<Event>>) story -> List.of(
                        Story.policy(story.policy(), 60_000, 300_000),
                        story.created(),
                        story.moved(1_000, 90_000),
                        story.acknowledged(50_000, 1),
                        story.moved(91_005, 90_000),
                        story.resolved(290_000, 2))),
                Arguments.of("waited, and resolved by somebody of the older tier", (Function<Story, List<Event>>)
                        story -> List.of(
                                Story.policy(story.policy(), 60_000, 300_000),
                                story.created(),
                                story.waiting(100_000, "customer"),
                                story.resumed(150_000),
                                story.moved(60_500, 900_000),
                                story.resolved(349_999, 0))),
                Arguments.of("moved to another policy and reopened", (Function<Story, List<Event>>) story -> List.of(
                        Story.policy(story.policy(), 60_000, 300_000),
                        story.created(),
                        story.underVersion(100_000, 2),
                        story.resolved(200_000, 0),
                        Story.policy(story.policy(), 2, 30_000, 250_000),
                        story.reopened(350_000))));
    }

    @ParameterizedTest(name = "{0}, a crowd of {2}")
    @MethodSource("histories")
    void endsInTheSameClocksAndBreaches(String name, Function<Story, List<Event>> history, int crowd) {
        try (Bench bench = new Bench(directory, OPENED, 100, crowd)) {
            // given
            Outcome expected = tell(bench, history, order -> order);

            // when
            List<List<Integer>> orders = permutations(List.of(0, 1, 2, 3, 4, 5));

            // then
            assertThat(orders).hasSize(720);
            for (List<Integer> order : orders) {
                assertThat(tell(bench, history, events -> picked(events, order)))
                        .as("in the order %s", order)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest(name = "{0}, a crowd of {2}")
    @MethodSource("histories")
    void endsTheSameIfEverythingComesAgain(String name, Function<Story, List<Event>> history, int crowd) {
        try (Bench bench = new Bench(directory, OPENED, 100, crowd)) {
            // given
            Outcome expected = tell(bench, history, order -> order);

            // when
            List<List<Integer>> orders = permutations(List.of(0, 1, 2, 3, 4, 5));

            // then
            for (int i = 0; i < orders.size(); i += 7) {
                List<Integer> order = orders.get(i);
                List<Integer> again = new ArrayList<>(order);
                Collections.reverse(again);
                again.addAll(order);
                assertThat(tell(bench, history, events -> picked(events, again)))
                        .as("in the order %s", again)
                        .isEqualTo(expected);
            }
        }
    }

    /**
     * Tells a history to a ticket of its own, with time between the events, so that much is announced that turns out
     * not to be owed. The wall clock is set back for each ticket, so each queues clocks below the watermark.
     */
    private Outcome tell(Bench bench, Function<Story, List<Event>> history, UnaryOperator<List<Event>> arrangement) {
        int number = tickets++;
        Story story = new Story("0190a5f0-0000-7000-8000-%012d".formatted(number), OPENED, "policy-" + number);
        List<Event> events = arrangement.apply(history.apply(story));
        bench.set(OPENED);
        for (Event event : events) {
            bench.at(bench.now().plusSeconds(400 / events.size()));
            bench.send(event);
        }
        bench.at(OPENED.plusSeconds(1000));
        bench.look();
        List<Told> breaches = bench.breaches();
        List<Told> clocks = bench.clocks();
        assertThat(breaches).extracting(Told::id).doesNotHaveDuplicates();
        assertThat(clocks).extracting(Told::id).doesNotHaveDuplicates();
        Map<String, String> standing = Told.standing(breaches);
        standing.forEach((breachId, id) -> assertThat(id)
                .isEqualTo(UUID.nameUUIDFromBytes((breachId + "|announced").getBytes(UTF_8))
                        .toString()));
        return new Outcome(
                anyTicket(story, clocks.get(clocks.size() - 1).clocks()),
                standing.keySet().stream().map(id -> anyTicket(story, id)).toList());
    }

    private static String anyTicket(Story story, String text) {
        return text.replace(story.id(), "ID").replace(story.policy(), "POLICY");
    }

    private static List<Event> picked(List<Event> events, List<Integer> order) {
        return order.stream().map(events::get).toList();
    }

    private static List<List<Integer>> permutations(List<Integer> numbers) {
        if (numbers.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (Integer first : numbers) {
            List<Integer> rest = new ArrayList<>(numbers);
            rest.remove(first);
            for (List<Integer> order : permutations(rest)) {
                List<Integer> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                all.add(whole);
            }
        }
        return all;
    }
}
