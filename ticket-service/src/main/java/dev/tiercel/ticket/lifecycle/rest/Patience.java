package dev.tiercel.ticket.lifecycle.rest;

import dev.tiercel.outbox.hibernate.SameContext;
import dev.tiercel.ticket.config.TicketServiceConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Tries a command again that may be accepted a moment later. Whoever reads a move on {@code escalated} and answers it at
 * once is often faster than this service reads the same move; without patience each of them would need a retry.
 */
@ApplicationScoped
class Patience {
    private static final Duration FIRST_STEP = Duration.ofMillis(50);
    // The news may be seconds away, after a restart: many callers that ask often would slow down what they wait for.
    private static final Duration LONGEST_STEP = Duration.ofMillis(500);

    private final Duration atMost;

    Patience(TicketServiceConfig config) {
        this.atMost = config.stayPatience();
    }

    /**
     * @param attempt in a transaction of its own; what it answers with {@code Retry-After} may pass
     */
    Uni<Response> until(Supplier<Uni<Response>> attempt) {
        return again(attempt, SameContext.executor(), FIRST_STEP, atMost);
    }

    private Uni<Response> again(Supplier<Uni<Response>> attempt, Executor onContext, Duration step, Duration left) {
        return attempt.get()
                .chain(answer ->
                        left.compareTo(step) < 0 || !answer.getHeaders().containsKey(HttpHeaders.RETRY_AFTER)
                                ? Uni.createFrom().item(answer)
                                : Uni.createFrom()
                                        .voidItem()
                                        .onItem()
                                        .delayIt()
                                        .by(step)
                                        .emitOn(onContext)
                                        .chain(() -> again(attempt, onContext, longer(step), left.minus(step))));
    }

    private static Duration longer(Duration step) {
        Duration doubled = step.multipliedBy(2);
        return doubled.compareTo(LONGEST_STEP) > 0 ? LONGEST_STEP : doubled;
    }
}
