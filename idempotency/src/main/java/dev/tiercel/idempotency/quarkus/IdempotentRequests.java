package dev.tiercel.idempotency.quarkus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tiercel.httpedge.rest.TypedProblem;
import dev.tiercel.idempotency.Answer;
import dev.tiercel.idempotency.Fingerprint;
import dev.tiercel.idempotency.IdempotencyKey;
import dev.tiercel.idempotency.Stored;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Runs the work of a POST request in one transaction with the answer that repetitions of it will get. */
@ApplicationScoped
public class IdempotentRequests {
    /** What a client learns of an answer it had before. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final List<String> KEPT = List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION, HttpHeaders.ETAG);

    private final Mutiny.SessionFactory sessions;
    private final StoredAnswers answers;
    private final RequestAsSent request;
    private final IdempotencyConfig config;
    private final InstantSource time;
    private final ObjectMapper json;

    IdempotentRequests(
            Mutiny.SessionFactory sessions,
            StoredAnswers answers,
            RequestAsSent request,
            IdempotencyConfig config,
            InstantSource time,
            ObjectMapper json) {
        this.sessions = sessions;
        this.answers = answers;
        this.request = request;
        this.config = config;
        this.time = time;
        this.json = json;
    }

    /**
     * Call it while the request is at hand, which is before anything asynchronous. Without an {@code Idempotency-Key} it is
     * just a transaction. With one, the same request again gets the stored answer, another request under the same key 422,
     * and one that comes while the first is under way 409.
     *
     * <p>A {@link HttpProblem} below 500 that the work ends with is an answer like any other, and what the work changed
     * before it is undone. Any other failure, an answer of 500 and more, a 404 (what is not there yet may be on its way
     * through a topic) and one that says {@code Retry-After} are forgotten, so that a repetition tries again.
     */
    public Uni<Response> inTransaction(Function<Mutiny.Session, Uni<Response>> work) {
        return request.key()
                .map(key -> once(key, request.fingerprint(), request.path(), work))
                .orElseGet(() -> sessions.withTransaction(work::apply));
    }

    private Uni<Response> once(
            IdempotencyKey key, Fingerprint fingerprint, String path, Function<Mutiny.Session, Uni<Response>> work) {
        return sessions.withTransaction(session -> answers.claim(session, key)
                .invoke(claimed -> {
                    if (!claimed) {
                        throw inProgress();
                    }
                })
                .chain(() -> answers.find(session, key, now().minus(config.keepFor())))
                .chain(found -> found.isPresent()
                        ? Uni.createFrom()
                                .item(replayed(
                                        found.get().answerTo(key, fingerprint).orElseThrow(IdempotentRequests::reused)))
                        : worked(session, path, work).call(answer -> store(session, key, fingerprint, answer))));
    }

    private Uni<Response> worked(Mutiny.Session session, String path, Function<Mutiny.Session, Uni<Response>> work) {
        return execute(session, "SAVEPOINT work")
                .chain(() -> work.apply(session).call(answer -> session.flush()))
                .onFailure(failure -> failure instanceof HttpProblem problem && isFinal(problem))
                .recoverWithUni(refusal -> {
                    // What the work has asked Hibernate to write and is not written yet must not be written either.
                    session.clear();
                    return execute(session, "ROLLBACK TO SAVEPOINT work")
                            .replaceWith(
                                    () -> located((HttpProblem) refusal, path).toResponse());
                });
    }

    private Uni<Void> store(Mutiny.Session session, IdempotencyKey key, Fingerprint fingerprint, Response answer) {
        return isFinal(answer.getStatus(), answer.getHeaders().keySet())
                ? answers.store(session, key, Stored.of(key, fingerprint, kept(answer)), now())
                : Uni.createFrom().voidItem();
    }

    private static boolean isFinal(HttpProblem problem) {
        return isFinal(problem.getStatusCode(), problem.getHeaders().keySet());
    }

    private static boolean isFinal(int status, Set<String> headers) {
        return status < 500
                && status != Response.Status.NOT_FOUND.getStatusCode()
                && !headers.contains(HttpHeaders.RETRY_AFTER);
    }

    private static Uni<Void> execute(Mutiny.Session session, String statement) {
        return session.createNativeQuery(statement).executeUpdate().replaceWithVoid();
    }

    private Answer kept(Response response) {
        Map<String, String> headers = new TreeMap<>();
        for (String name : KEPT) {
            String value = response.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        if (response.hasEntity()) {
            headers.putIfAbsent(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON + ";charset=UTF-8");
        }
        return new Answer(response.getStatus(), headers, body(response));
    }

    private byte[] body(Response response) {
        try {
            Object entity = response.getEntity();
            return entity == null
                    ? new byte[0]
                    : entity instanceof byte[] bytes ? bytes : json.writeValueAsBytes(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("answer: cannot be written as JSON", e);
        }
    }

    private static Response replayed(Answer answer) {
        Response.ResponseBuilder response = Response.status(answer.status());
        answer.headers().forEach(response::header);
        response.header(REPLAYED, "true");
        return answer.body().length == 0
                ? response.build()
                : response.entity(answer.body()).build();
    }

    /** As the problem library would have completed it on its way out. */
    private static HttpProblem located(HttpProblem problem, String path) {
        return problem.getInstance() != null
                ? problem
                : HttpProblem.builder(problem)
                        .withInstance(URI.create(path.replaceFirst("\\?.*", "")))
                        .build();
    }

    private static HttpProblem inProgress() {
        return TypedProblem.of(409, "request-in-progress", "Request in progress")
                .withDetail("A request with this Idempotency-Key is being carried out; send it again for its answer.")
                .withHeader(HttpHeaders.RETRY_AFTER, 1)
                .build();
    }

    private static HttpProblem reused() {
        return TypedProblem.of(422, "idempotency-key-reused", "Idempotency key reused")
                .withDetail("This Idempotency-Key was used for another request; take a new one for a new request.")
                .build();
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
