package dev.tiercel.ticket.lifecycle.rest;

import dev.tiercel.outbox.hibernate.SameContext;
import dev.tiercel.ticket.config.TicketServiceConfig;
import dev.tiercel.ticket.lifecycle.store.Handled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
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

    Uni<Optional<Handled>> until(Supplier<Uni<Optional<Handled>>> command) {
        return again(command, SameContext.executor(), FIRST_STEP, atMost);
    }

    private Uni<Optional<Handled>> again(
            Supplier<Uni<Optional<Handled>>> command, Executor onContext, Duration step, Duration left) {
        return command.get()
                .chain(found -> left.compareTo(step) < 0 || !mayPass(found)
                        ? Uni.createFrom().item(found)
                        : Uni.createFrom()
                                .voidItem()
                                .onItem()
                                .delayIt()
                                .by(step)
                                .emitOn(onContext)
                                .chain(() -> again(command, onContext, longer(step), left.minus(step))));
    }

    private static Duration longer(Duration step) {
        Duration doubled = step.multipliedBy(2);
        return doubled.compareTo(LONGEST_STEP) > 0 ? LONGEST_STEP : doubled;
    }

    private static boolean mayPass(Optional<Handled> found) {
        return found.map(handled -> handled.decision()
                        .match(accepted -> false, rejected -> rejected.reason().passing(), duplicate -> false))
                .orElse(false);
    }
}
