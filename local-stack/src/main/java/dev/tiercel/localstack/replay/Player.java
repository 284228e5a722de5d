package dev.tiercel.localstack.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tiercel.localstack.StackFailure;
import dev.tiercel.localstack.replay.Timetable.Entry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Sends every step at its time, whatever became of those before: only the id of its ticket is waited for, and by that
 * ticket alone. A request that gets no answer, or is told to come again, is sent again under the same
 * {@code Idempotency-Key}, so that it counts once.
 */
final class Player implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration AGAIN_AFTER = Duration.ofMillis(100);
    /** Whoever comes back sooner to a service that has more to do than it can adds to what it cannot do. */
    private static final Duration AGAIN_AFTER_AT_MOST = Duration.ofSeconds(30);
    /** Moves to a tier that the ticket has reached already, because a missed promise was there first. */
    private static final Set<String> NO_MOVE = Set.of("wrong-direction", "last-tier", "first-tier", "same-path");
    /** Moves that came before the reopening, or the change of path, that the log has before them. */
    private static final Set<String> CROSSED = Set.of("ticket-finished", "unknown-tier");

    /** Is told of every change that was accepted: the id of the ticket, and its version then. */
    interface Promised {
        void change(String ticketId, int version);
    }

    private final Requests requests;
    private final Promised promised;
    private final Duration giveUpAfter;
    private final Duration crossedFor;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "replay-retries");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, CompletableFuture<String>> ticketIds = new ConcurrentHashMap<>();
    private final Map<String, Unanswered> unanswered = new ConcurrentHashMap<>();
    private final Fates fates = new Fates();
    private final LongAdder repeated = new LongAdder();
    private final Histogram lagMicros = new ConcurrentHistogram(3);
    private final AtomicLong open = new AtomicLong();
    private volatile int sent;

    /**
     * @param giveUpAfter how long a request is repeated
     * @param crossedFor how long what was accepted may be on its way to the service that moves tickets
     */
    Player(Requests requests, Promised promised, Duration giveUpAfter, Duration crossedFor) {
        this.requests = requests;
        this.promised = promised;
        this.giveUpAfter = giveUpAfter;
        this.crossedFor = crossedFor;
    }

    /** Returns when the last step was sent; answers may still be on their way. */
    void play(Timetable timetable, Instant start) {
        long beganNanos =
                System.nanoTime() + Duration.between(Instant.now(), start).toNanos();
        for (Entry entry : timetable.entries()) {
            long due = beganNanos + entry.after().toNanos();
            sleepUntil(due);
            lagMicros.recordValue(Math.max(0, (System.nanoTime() - due) / 1_000));
            send(entry, start.plus(entry.after()));
            sent++;
        }
    }

    int sent() {
        return sent;
    }

    Fates fates() {
        return fates;
    }

    /** How much later than planned steps were sent, in microseconds. */
    Histogram lagMicros() {
        return lagMicros;
    }

    /** Requests that were sent, or wait for the id of their ticket, and have no final answer yet. */
    long unanswered() {
        return open.get();
    }

    private void send(Entry entry, Instant at) {
        open.incrementAndGet();
        Unanswered ofCase = unanswered.computeIfAbsent(entry.caseId(), key -> new Unanswered());
        ofCase.sent(entry.number());
        CompletableFuture<String> id = ticketIds.computeIfAbsent(entry.caseId(), key -> new CompletableFuture<>());
        if (entry.step() instanceof Step.Open open) {
            attempt(new Sending(requests.open(open, entry, at), id, entry.number(), ofCase));
        } else {
            id.whenComplete((ticketId, failure) -> {
                if (failure != null) {
                    fates.count("not sent: the ticket could not be opened");
                    open.decrementAndGet();
                } else {
                    attempt(new Sending(
                            requests.of(entry, ticketId, at), new CompletableFuture<>(), entry.number(), ofCase));
                }
            });
        }
    }

    /** The steps of one case that were sent and have no final answer yet. */
    private static final class Unanswered {
        private final NavigableSet<Integer> numbers = new ConcurrentSkipListSet<>();
        private volatile long endedNanos = System.nanoTime();

        private void sent(int number) {
            numbers.add(number);
        }

        private void ended(int number) {
            endedNanos = System.nanoTime();
            numbers.remove(number);
        }

        /** Whether one before this has no answer, or had none lately: what it does may still be on its way. */
        private boolean mayBeOvertaken(int number, Duration lately) {
            return System.nanoTime() - endedNanos < lately.toNanos()
                    || !numbers.headSet(number).isEmpty();
        }
    }

    /** One request until it has its final answer. */
    private static final class Sending {
        private final long beganNanos = System.nanoTime();
        private final CompletableFuture<String> id;
        private final int number;
        private final Unanswered ofCase;
        private Requests.Prepared request;
        private Duration againAfter = AGAIN_AFTER;
        private int attempts;

        private Sending(Requests.Prepared request, CompletableFuture<String> id, int number, Unanswered ofCase) {
            this.request = request;
            this.id = id;
            this.number = number;
            this.ofCase = ofCase;
        }

        private boolean isWithin(Duration patience) {
            return System.nanoTime() - beganNanos < patience.toNanos();
        }
    }

    private void attempt(Sending sending) {
        http.sendAsync(sending.request.request(), HttpResponse.BodyHandlers.ofByteArray())
                .whenComplete((answer, failure) -> {
                    try {
                        if (failure != null || mayPass(answer, sending.request)) {
                            againOrGiveUp(
                                    sending,
                                    failure != null ? Duration.ZERO : wished(answer),
                                    failure != null ? failure.toString() : text(answer));
                        } else {
                            judge(answer, sending);
                        }
                    } catch (RuntimeException e) {
                        endUnexpected(sending, "broke the player", sending.request.what() + ": " + e);
                    }
                });
    }

    private void againOrGiveUp(Sending sending, Duration notBefore, String why) {
        if (sending.isWithin(giveUpAfter)) {
            again(sending, notBefore);
        } else {
            sending.id.completeExceptionally(new StackFailure(sending.request.what() + " was not answered"));
            endUnexpected(sending, "given up", sending.request.what() + ": " + why);
        }
    }

    private void again(Sending sending, Duration notBefore) {
        repeated.increment();
        sending.attempts++;
        // Spread at random: thousands that were turned away together must not come back together.
        long after = (long) (Math.max(sending.againAfter.toMillis(), notBefore.toMillis())
                * ThreadLocalRandom.current().nextDouble(0.5, 1.5));
        Duration doubled = sending.againAfter.multipliedBy(2);
        sending.againAfter = doubled.compareTo(AGAIN_AFTER_AT_MOST) < 0 ? doubled : AGAIN_AFTER_AT_MOST;
        later.schedule(() -> attempt(sending), after, TimeUnit.MILLISECONDS);
    }

    private void judge(HttpResponse<byte[]> answer, Sending sending) {
        Requests.Prepared request = sending.request;
        int status = answer.statusCode();
        String type = type(answer);
        if (status == 202) {
            end(sending, request.verb() + ": held until its predecessor came");
        } else if (status / 100 == 2) {
            accepted(json(answer), sending);
        } else if (status == 409 && NO_MOVE.contains(type)) {
            end(sending, request.verb() + ": the tier was reached already, no move");
        } else if (status == 409 && CROSSED.contains(type) && request.isMove() && mayHaveCrossed(sending)) {
            sending.request = request.anew(sending.attempts + 1);
            again(sending, Duration.ZERO);
        } else if (status == 409 && type.equals("ticket-finished") && request.isMove()) {
            end(sending, request.verb() + ": the ticket is finished since, no move");
        } else {
            sending.id.completeExceptionally(new StackFailure(request.what() + ": " + status));
            endUnexpected(
                    sending,
                    request.verb() + ": refused, " + status + " " + type,
                    request.what() + ": " + text(answer));
        }
    }

    private boolean mayHaveCrossed(Sending sending) {
        return sending.isWithin(crossedFor)
                || (sending.isWithin(giveUpAfter) && sending.ofCase.mayBeOvertaken(sending.number, crossedFor));
    }

    private void accepted(JsonNode answer, Sending sending) {
        if (answer.has("version")) {
            promised.change(answer.path("id").asText(), answer.path("version").asInt());
        }
        if (sending.request.opens()) {
            sending.id.complete(answer.path("id").asText());
        }
        end(sending, sending.request.verb() + ": done");
    }

    /** The service is away, or was too busy to read the request, or has not heard of the ticket yet. */
    private static boolean mayPass(HttpResponse<byte[]> answer, Requests.Prepared request) {
        int status = answer.statusCode();
        return status == 503
                || status == 408
                || (status == 404 && !request.opens())
                || (status == 409 && type(answer).equals("request-in-progress"));
    }

    /** How long the service asks its callers to stay away. */
    private static Duration wished(HttpResponse<byte[]> answer) {
        return answer.statusCode() == 503
                ? Duration.ofSeconds(
                        answer.headers().firstValueAsLong("Retry-After").orElse(0))
                : Duration.ZERO;
    }

    private void end(Sending sending, String fate) {
        fates.count(fate);
        ended(sending);
    }

    private void endUnexpected(Sending sending, String fate, String example) {
        fates.unexpected(fate, example);
        ended(sending);
    }

    private void ended(Sending sending) {
        sending.ofCase.ended(sending.number);
        open.decrementAndGet();
    }

    long repeated() {
        return repeated.sum();
    }

    @Override
    public void close() {
        later.shutdownNow();
    }

    private static void sleepUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new StackFailure("the replay was interrupted");
            }
        }
    }

    /** The end of the problem's type, which is what tells refusals apart. */
    private static String type(HttpResponse<byte[]> answer) {
        String type = json(answer).path("type").asText();
        return type.substring(type.lastIndexOf('/') + 1);
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            return JSON.createObjectNode(); // a proxy's page, say; the status and the text tell what it was
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        return answer.statusCode() + " " + (text.length() > 500 ? text.substring(0, 500) + "..." : text);
    }
}
