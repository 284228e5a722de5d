package dev.tiercel.localstack.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tiercel.localstack.replay.Timetable.Entry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against services that answer as they are told to. */
class PlayerTest {
    private static final Instant T = Instant.parse("2012-05-01T08:00:00Z");
    private static final Duration CROSSED_FOR = Duration.ofSeconds(1);
    private static final String DONE = "{\"id\":\"t-1\",\"version\":3}";

    private record Answer(int status, String body, Duration after) {}

    private record Request(String path, String key) {}

    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<String> promised = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Player player;

    PlayerTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
        URI service = URI.create("http://localhost:" + server.getAddress().getPort());
        player = new Player(
                new Requests(service, service, "key", "run"),
                (ticketId, version) -> promised.add(ticketId + "@" + version),
                Duration.ofSeconds(30),
                CROSSED_FOR);
    }

    @AfterEach
    void stop() {
        player.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void sendsOnTimeWhateverBecameOfTheStepsBefore() {
        // given
        answer("/tickets", 201, DONE, Duration.ofSeconds(2));

        // when
        play(
                open(),
                step(Duration.ofMillis(100), new Step.Acknowledge(T)),
                step(Duration.ofMillis(200), new Step.Resolve(T)));

        // then: the slow answer kept its own ticket waiting, and nobody's schedule
        assertThat(player.lagMicros().getMaxValue()).isLessThan(1_500_000);
        assertThat(player.fates().all())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("open: done", 1L, "acknowledge: done", 1L, "resolve: done", 1L));
        assertThat(promised).hasSize(3).containsOnly("t-1@3");
    }

    @Test
    void repeatsWhatWasNotAnsweredUnderTheSameKey() {
        // given
        answer("/tickets", 503, "away", Duration.ZERO);
        answer("/tickets", 201, DONE, Duration.ZERO);

        // when
        play(open());

        // then
        assertThat(requests).extracting(Request::key).containsExactly("run/case/1", "run/case/1");
        assertThat(player.repeated()).isEqualTo(1);
        assertThat(player.fates().unexpected()).isEmpty();
    }

    @Test
    void recordsAMoveToATierThatIsReachedAlready() {
        // given
        answer("/escalations/t-1/hand-up", 409, problem("wrong-direction"), Duration.ZERO);

        // when
        play(open(), step(Duration.ZERO, new Step.HandUp(T, 2)));

        // then
        assertThat(player.fates().of("hand-up: the tier was reached already, no move"))
                .isEqualTo(1);
        assertThat(player.fates().unexpected()).isEmpty();
    }

    @Test
    void asksAnewWhenAMoveOvertookTheReopeningBeforeIt() {
        // given
        answer("/escalations/t-1/hand-up", 409, problem("ticket-finished"), Duration.ZERO);
        answer("/escalations/t-1/hand-up", 200, "{\"ticketId\":\"t-1\",\"sequence\":2}", Duration.ZERO);

        // when
        play(open(), step(Duration.ZERO, new Step.HandUp(T, 2)));

        // then: under another key, or the refusal would be repeated
        assertThat(requests).extracting(Request::key).containsExactly("run/case/1", "run/case/2", "run/case/2/1");
        assertThat(player.fates().of("hand-up: done")).isEqualTo(1);
    }

    @Test
    void asksAnewForAsLongAsWhatItMayHaveOvertakenHasNoAnswer() {
        // given
        answer("/escalations/t-1/functional-move", 200, "{}", Duration.ofSeconds(4));
        // With the pauses between them, the last of these comes later than that at the soonest.
        for (int refused = 0; refused < 6; refused++) {
            answer("/escalations/t-1/hand-up", 409, problem("unknown-tier"), Duration.ZERO);
        }

        // when
        play(open(), step(Duration.ZERO, new Step.ChangePath(T, 2)), step(Duration.ZERO, new Step.HandUp(T, 2)));

        // then
        assertThat(player.fates().of("hand-up: done")).isEqualTo(1);
        assertThat(player.fates().unexpected()).isEmpty();
    }

    @Test
    void showsARefusalThatNobodyExpects() {
        // given
        answer("/tickets/t-1/resolve", 422, problem("too-long"), Duration.ZERO);

        // when
        play(open(), step(Duration.ZERO, new Step.Resolve(T)));

        // then
        assertThat(player.fates().unexpected()).containsOnlyKeys("resolve: refused, 422 too-long");
    }

    @Test
    void sendsNothingOfATicketThatCouldNotBeOpened() {
        // given
        answer("/tickets", 400, problem("bad"), Duration.ZERO);

        // when
        play(open(), step(Duration.ZERO, new Step.Resolve(T)));

        // then
        assertThat(requests).hasSize(1);
        assertThat(player.fates().of("not sent: the ticket could not be opened"))
                .isEqualTo(1);
    }

    private void play(Entry... entries) {
        List<Entry> numbered = new ArrayList<>();
        for (Entry entry : entries) {
            numbered.add(
                    new Entry(entry.after(), entry.caseId(), numbered.size() + 1, numbered.size() + 1, entry.step()));
        }
        player.play(new Timetable(numbered, 1, 0, 0, Duration.ZERO), Instant.now());
        await().atMost(Duration.ofSeconds(60)).until(() -> player.unanswered() == 0);
    }

    private static Entry open() {
        return step(Duration.ZERO, new Step.Open(T, "P1", 1, "Printer"));
    }

    private static Entry step(Duration after, Step step) {
        return new Entry(after, "case", 0, 0, step);
    }

    private static String problem(String type) {
        return "{\"type\":\"https://tiercel.dev/problems/" + type + "\"}";
    }

    private void answer(String path, int status, String body, Duration after) {
        answers.computeIfAbsent(path, key -> new ArrayDeque<>()).add(new Answer(status, body, after));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(new Request(path, exchange.getRequestHeaders().getFirst("Idempotency-Key")));
        Deque<Answer> told = answers.getOrDefault(path, new ArrayDeque<>());
        Answer answer;
        synchronized (told) {
            answer = told.isEmpty() ? new Answer(200, DONE, Duration.ZERO) : told.remove();
        }
        LockSupport.parkNanos(answer.after().toNanos());
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
