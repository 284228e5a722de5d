package dev.tiercel.idempotency.rest;

import dev.tiercel.httpedge.rest.TypedProblem;
import dev.tiercel.idempotency.IdempotencyKey;
import dev.tiercel.idempotency.StoredAnswer;
import dev.tiercel.idempotency.config.IdempotencyConfig;
import dev.tiercel.idempotency.store.Answers;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Carries out requests in a transaction, those with an {@code Idempotency-Key} once. */
@ApplicationScoped
public class IdempotentRequests {

    private static final int SERVER_FAULT = 500;
    private static final int SOON_SECONDS = 1;

    /** A request with a key, its key and what it is recognised by. */
    private record Attempt(IdempotencyKey key, byte[] fingerprint, String path) {}

    /** What the work answered by throwing: its transaction rolls back, and the answer is stored in the next. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient HttpProblem problem;

        Refused(HttpProblem problem) {
            super(null, problem, false, false);
            this.problem = problem;
        }
    }

    /** What the work answered and what must not be stored: its transaction rolls back. */
    private static final class NotKept extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Response response;

        NotKept(Response response) {
            super(null, null, false, false);
            this.response = response;
        }
    }

    private final Mutiny.SessionFactory sessions;
    private final Answers answers;
    private final AnswerForm form;
    private final CurrentRequest request;
    private final Duration keepFor;

    IdempotentRequests(
            Mutiny.SessionFactory sessions,
            Answers answers,
            AnswerForm form,
            CurrentRequest request,
            IdempotencyConfig config) {
        this.sessions = sessions;
        this.answers = answers;
        this.form = form;
        this.request = request;
        this.keepFor = config.keepFor();
    }

    /**
     * Runs the work in a transaction of its own; to be called while the request is handled, on its context. A request
     * without a key is carried out each time.
     *
     * @param work what the request does and answers. An answer it returns is stored with what it changed; a problem below
     *     500 it fails with is stored too, and nothing that it changed; any other failure, and an answer of 500 or above,
     *     leaves nothing, so that the request can be sent again
     * @return the answer of this or the first request with the key. Fails with 409 {@code request-in-progress} while the
     *     first one runs and with 422 {@code idempotency-key-reused} if that was not the same request
     */
    public Uni<Response> inTransaction(Function<Mutiny.Session, Uni<Response>> work) {
        Optional<IdempotencyKey> key = request.key();
        if (key.isEmpty()) {
            return sessions.withTransaction((session, transaction) -> work.apply(session));
        }
        Attempt attempt = new Attempt(key.get(), request.fingerprint(), request.path());
        return once(attempt, session -> tried(work, session))
                .onFailure(Refused.class)
                .recoverWithUni(refused -> remember(attempt, refused.problem))
                .onFailure(NotKept.class)
                .recoverWithItem(fault -> fault.response);
    }

    private Uni<Response> once(Attempt attempt, Function<Mutiny.Session, Uni<Response>> work) {
        return sessions.withTransaction((session, transaction) -> answers.take(session, attempt.key())
                .chain(taken -> {
                    if (!taken) {
                        throw inProgress();
                    }
                    return answers.find(session, attempt.key(), attempt.fingerprint(), now().minus(keepFor));
                })
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(() -> again(found.get()))
                        : work.apply(session).map(form::store).chain(answer -> keep(session, attempt, answer))));
    }

    private static Uni<Response> tried(Function<Mutiny.Session, Uni<Response>> work, Mutiny.Session session) {
        return Uni.createFrom()
                .deferred(() -> work.apply(session))
                .onFailure(HttpProblem.class)
                .transform(Refused::new);
    }

    private Uni<Response> remember(Attempt attempt, HttpProblem problem) {
        return problem.getStatusCode() >= SERVER_FAULT
                ? Uni.createFrom().failure(problem)
                : once(
                        attempt,
                        session -> Uni.createFrom().item(() -> form.first(form.store(problem, attempt.path()))));
    }

    private Uni<Response> keep(Mutiny.Session session, Attempt attempt, StoredAnswer answer) {
        Response response = form.first(answer);
        if (answer.status() >= SERVER_FAULT) {
            return Uni.createFrom().failure(new NotKept(response));
        }
        return answers.keep(session, attempt.key(), attempt.fingerprint(), answer, now())
                .replaceWith(response);
    }

    private Response again(Answers.Found found) {
        if (found instanceof Answers.Found.Answer stored) {
            return form.again(stored.answer());
        }
        throw TypedProblem.of(422, "idempotency-key-reused", "Idempotency key reused")
                .withDetail(
                        "The Idempotency-Key was used for another request (expected: a new key for each request, and"
                                + " the same one only to send the same request again).")
                .build();
    }

    private static HttpProblem inProgress() {
        return TypedProblem.of(409, "request-in-progress", "Request in progress")
                .withDetail(
                        "A request with the same Idempotency-Key is being carried out; send it again for its answer.")
                .withHeader(HttpHeaders.RETRY_AFTER, SOON_SECONDS)
                .build();
    }

    private static Instant now() {
        return Instant.now();
    }
}
