package dev.tiercel.ticket.assessment.moves.store;

import dev.tiercel.outbox.hibernate.Faults;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Carries out orders, one ticket after the other, so that those who work on tickets hardly notice. Orders take turns after
 * {@link #AT_ONCE} tickets. Several instances may try at once; each order is carried out by one of them at a time.
 */
@ApplicationScoped
class PolicyMover {
    private static final Logger LOG = Logger.getLogger(PolicyMover.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int AT_ONCE = 100;
    private static final int ATTEMPTS = 3;
    private static final String FAILED = "failed";

    private final Mutiny.SessionFactory sessions;
    private final PolicyMoves moves;
    private final ScheduledExecutorService moving = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "policy-moves");
        thread.setDaemon(true);
        return thread;
    });

    PolicyMover(Mutiny.SessionFactory sessions, PolicyMoves moves) {
        this.sessions = sessions;
        this.moves = moves;
    }

    void start(@Observes StartupEvent started) {
        moving.scheduleWithFixedDelay(this::run, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        moving.shutdown();
        if (!moving.awaitTermination(5, TimeUnit.SECONDS)) {
            LOG.warn("a policy move did not pause in time; its transaction is rolled back");
        }
    }

    private void run() {
        try {
            boolean more = true;
            while (more) {
                more = false;
                List<String> running =
                        VertxContextSupport.subscribeAndAwait(() -> sessions.withSession(moves::running));
                for (String id : running) {
                    more |= carryOn(id);
                }
            }
        } catch (Throwable fault) { // what the pipeline failed with is declared as Throwable
            LOG.warnf("policy moves go on in %s: %s", PAUSE, fault);
        }
    }

    /** Whether there is more to do. */
    private boolean carryOn(String id) throws Throwable {
        int failures = 0;
        for (int i = 0; i < AT_ONCE && !moving.isShutdown(); i++) {
            AtomicReference<String> ticket = new AtomicReference<>();
            try {
                if (!VertxContextSupport.subscribeAndAwait(() ->
                        sessions.withTransaction((session, transaction) -> moves.step(session, id, ticket::set)))) {
                    return false;
                }
                failures = 0;
            } catch (Throwable fault) { // what the pipeline failed with is declared as Throwable
                if (ticket.get() == null || Faults.isDatabaseAway(fault)) {
                    throw fault;
                }
                if (++failures == ATTEMPTS) {
                    passOver(id, ticket.get(), fault);
                    failures = 0;
                }
            }
        }
        return !moving.isShutdown();
    }

    private void passOver(String id, String ticket, Throwable fault) throws Throwable {
        LOG.errorf(fault, "policy move %s passes over ticket %s after %d attempts", id, ticket, ATTEMPTS);
        VertxContextSupport.subscribeAndAwait(
                () -> sessions.withTransaction((session, transaction) -> moves.passOver(session, id, ticket, FAILED)));
    }
}
