package dev.tiercel.systemtests.baddays;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tiercel.localstack.Part;
import dev.tiercel.localstack.Target;
import dev.tiercel.systemtests.baddays.Life.Step;
import dev.tiercel.systemtests.baddays.Life.Verb;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Callers as they are: tickets come at a fixed rate, whatever becomes of those before, and each lives its planned life.
 * What gets no answer, or is told to come again, is sent again under the same {@code Idempotency-Key} until it is
 * answered, and not sooner than the service asks for. Beside it somebody looks at tickets and deliveries, and does not look twice.
 */
final class Load implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    private static final Duration AGAIN_AFTER = Duration.ofMillis(200);
    private static final Duration AGAIN_AFTER_AT_MOST = Duration.ofSeconds(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    /** Why a move may come to nothing: a missed promise was faster, or the ticket is finished. */
    private static final Set<String> NO_MOVE = Set.of("wrong-direction", "last-tier", "first-tier", "ticket-finished");

    private final Target target;
    private final Random random;
    private final Duration ticketEvery;
    private final String run;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2, work -> {
        Thread thread = new Thread(work, "load");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Course> courses = new CopyOnWriteArrayList<>();
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final AtomicInteger open = new AtomicInteger();
    private @Nullable ScheduledFuture<?> arrivals;

    /**
     * One sending of a request, or a look.
     *
     * @param what came back: a status, with the type of the problem if it is one; {@code refused} if nobody listened, so
     *     that nothing was sent; {@code cut off} if the connection ended without an answer; {@code no answer}
     */
    record Attempt(Instant at, Part part, String verb, String what) {}

    /** A ticket's life on its way. */
    static final class Course {
        final Life life;
        final Instant opensAt;
        final CompletableFuture<String> id = new CompletableFuture<>();
        private final Map<Integer, Integer> answers = new java.util.concurrent.ConcurrentHashMap<>();
        private final List<String> wrong = new CopyOnWriteArrayList<>();

        Course(Life life, Instant opensAt) {
            this.life = life;
            this.opensAt = opensAt;
        }

        Instant finishedAt() {
            return opensAt.plus(life.finishedAfter());
        }

        /** Whether every step of it has its final answer. */
        boolean isAnswered() {
            return answers.size() == life.steps().size();
        }

        /** Moves of a kind that were answered with success. */
        long moved(Verb verb) {
            return answers.entrySet().stream()
                    .filter(answer -> life.steps().get(answer.getKey()).verb() == verb)
                    .filter(answer -> answer.getValue() / 100 == 2)
                    .count();
        }

        /** Final answers nobody could expect. */
        List<String> wrong() {
            return List.copyOf(wrong);
        }

        @Override
        public String toString() {
            return "ticket " + id.getNow("without an id") + ", opened " + opensAt;
        }
    }

    /**
     * @param run makes references and idempotency keys of this load its own
     */
    Load(Target target, Random random, Duration ticketEvery, String run) {
        this.target = target;
        this.random = random;
        this.ticketEvery = ticketEvery;
        this.run = run;
    }

    void start() {
        arrivals = clock.scheduleAtFixedRate(this::arrive, 0, ticketEvery.toMillis(), TimeUnit.MILLISECONDS);
        clock.scheduleAtFixedRate(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** No ticket is opened any more; those that are there live on. */
    void stopOpening() {
        if (arrivals != null) {
            arrivals.cancel(false);
        }
    }

    /** Steps of tickets that were begun and are not answered for good yet, the planned ones among them. */
    int unanswered() {
        return open.get();
    }

    List<Course> courses() {
        return courses;
    }

    /** Everything that was sent in a while; both ends belong to it. */
    List<Attempt> attempts(Instant from, Instant to) {
        return attempts.stream()
                .filter(attempt -> !attempt.at().isBefore(from) && !attempt.at().isAfter(to))
                .toList();
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void arrive() {
        open(Life.planned(random));
    }

    /** One more ticket, now. */
    synchronized Course open(Life life) {
        Course course = new Course(life, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        courses.add(course);
        int number = courses.size();
        open.addAndGet(course.life.steps().size());
        CompletableFuture<Void> before = CompletableFuture.completedFuture(null);
        int sourceSequence = 0;
        for (int index = 0; index < course.life.steps().size(); index++) {
            Verb verb = course.life.steps().get(index).verb();
            sourceSequence += verb.isMove() ? 0 : 1;
            Request request = new Request(course, number, index, verb.isMove() ? 0 : sourceSequence);
            before = send(request, before);
        }
        return course;
    }

    /**
     * When its time has come; not before the ticket is there, and, unless its source numbers what it tells, not before
     * what was told earlier is answered.
     */
    private CompletableFuture<Void> send(Request request, CompletableFuture<Void> before) {
        CompletableFuture<Void> answered = new CompletableFuture<>();
        Course course = request.course;
        CompletableFuture<?> first = request.opens()
                ? before
                : course.life.numbered() && !request.step().verb().isMove() ? course.id : before;
        clock.schedule(
                () -> first.whenComplete((done, failure) -> attempt(request, AGAIN_AFTER, answered)),
                request.step().after().toMillis(),
                TimeUnit.MILLISECONDS);
        return answered;
    }

    private void attempt(Request request, Duration againAfter, CompletableFuture<Void> answered) {
        if (!request.opens() && course(request).isCompletedExceptionally()) {
            end(request, answered);
            return;
        }
        Part part = request.step().verb().isMove() ? Part.ESCALATION : Part.TICKET;
        Instant at = Instant.now();
        HttpRequest message;
        try {
            message = message(request, part);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts and numbers is JSON", e);
        }
        http.sendAsync(message, HttpResponse.BodyHandlers.ofByteArray()).whenComplete((answer, failure) -> {
            String what = failure == null ? word(answer) : word(failure);
            attempts.add(new Attempt(at, part, request.step().verb().word(), what));
            if (failure != null || mayPass(request, answer)) {
                Duration doubled = againAfter.multipliedBy(2);
                Duration next = doubled.compareTo(AGAIN_AFTER_AT_MOST) < 0 ? doubled : AGAIN_AFTER_AT_MOST;
                long after = Math.max(
                        againAfter.toMillis(), failure == null ? wished(answer).toMillis() : 0);
                clock.schedule(() -> attempt(request, next, answered), spread(after), TimeUnit.MILLISECONDS);
            } else {
                settle(request, answer);
                end(request, answered);
            }
        });
    }

    private static CompletableFuture<String> course(Request request) {
        return request.course.id;
    }

    private void end(Request request, CompletableFuture<Void> answered) {
        open.decrementAndGet();
        answered.complete(null);
    }

    private static void settle(Request request, HttpResponse<byte[]> answer) {
        Course course = request.course;
        course.answers.put(request.index, answer.statusCode());
        boolean done = answer.statusCode() / 100 == 2;
        boolean noMove = request.step().verb().isMove() && NO_MOVE.contains(type(answer));
        if (!done && !noMove) {
            course.wrong.add(request.step().verb().word() + ": " + answer.statusCode() + " "
                    + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
        if (request.opens()) {
            if (done) {
                course.id.complete(json(answer).path("id").asText());
            } else {
                course.id.completeExceptionally(new IllegalStateException("not opened"));
            }
        }
    }

    /** Whether it is answered otherwise a moment later: the service is away, or has not heard of the ticket. */
    private static boolean mayPass(Request request, HttpResponse<byte[]> answer) {
        return answer.statusCode() == 503
                || answer.headers().firstValue("Retry-After").isPresent()
                || (answer.statusCode() == 404 && request.step().verb().isMove());
    }

    /** How long the service asks its callers to stay away. */
    private static Duration wished(HttpResponse<byte[]> answer) {
        return Duration.ofSeconds(
                answer.headers().firstValueAsLong("Retry-After").orElse(0));
    }

    /** Those that were turned away together must not come back together. */
    private static long spread(long millis) {
        return (long) (millis * ThreadLocalRandom.current().nextDouble(0.75, 1.25));
    }

    private HttpRequest message(Request request, Part part) throws JsonProcessingException {
        Course course = request.course;
        Verb verb = request.step().verb();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("by", "Robin of case " + request.number);
        if (verb.isMove()) {
            body.put("reason", "It needs other skills");
        } else {
            body.put("occurredAt", course.opensAt.plus(request.step().after()).toString());
            if (course.life.numbered()) {
                body.put("sourceSequence", request.sourceSequence);
            }
        }
        switch (verb) {
            case OPEN -> {
                body.put("subject", "Case " + request.number);
                body.put("priority", course.life.priority());
                body.put("customer", Map.of("name", "Customer of case " + request.number));
                body.put("source", Map.of("system", run, "reference", "case-" + request.number));
            }
            case REPLY -> body.put("text", "We are on it.");
            case WAIT -> body.put("reason", "customer");
            case RESOLVE -> body.put("resolution", "Done, in step " + request.index);
            case REOPEN -> body.put("reason", "It came back");
            case CANCEL -> body.put("reason", "Opened by mistake");
            default -> {
                // who does it says all there is to say
            }
        }
        String path = request.opens()
                ? "/tickets"
                : (verb.isMove() ? "/escalations/" : "/tickets/") + course.id.join() + "/" + verb.word();
        return HttpRequest.newBuilder(URI.create(target.url(part) + path))
                .timeout(ANSWER_WITHIN)
                .header("Authorization", "Bearer " + target.apiKey())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", run + "/" + request.number + "/" + request.index)
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
    }

    private void look() {
        look(Part.NOTIFICATION, "/deliveries?limit=10");
        look(Part.TICKET, "/tickets?limit=10");
        look(Part.ESCALATION, "/escalations?limit=10");
    }

    private void look(Part part, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(target.url(part) + path))
                .timeout(ANSWER_WITHIN)
                .header("Authorization", "Bearer " + target.apiKey())
                .GET()
                .build();
        Instant at = Instant.now();
        http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                .whenComplete((answer, failure) ->
                        attempts.add(new Attempt(at, part, "look", failure == null ? word(answer) : word(failure))));
    }

    private static String word(HttpResponse<byte[]> answer) {
        String type = answer.statusCode() / 100 == 2 ? "" : type(answer);
        return type.isEmpty() ? Integer.toString(answer.statusCode()) : answer.statusCode() + " " + type;
    }

    private static String word(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof java.util.concurrent.CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            return "refused";
        }
        return cause instanceof HttpTimeoutException ? "no answer" : "cut off";
    }

    private static String type(HttpResponse<byte[]> answer) {
        String type = json(answer).path("type").asText();
        return type.substring(type.lastIndexOf('/') + 1);
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            return JSON.createObjectNode(); // no problem+json, so no type; the status tells
        }
    }

    /**
     * @param sourceSequence 0 for moves, which sources do not number
     */
    private record Request(Course course, int number, int index, int sourceSequence) {
        Step step() {
            return course.life.steps().get(index);
        }

        boolean opens() {
            return step().verb() == Verb.OPEN;
        }
    }
}
