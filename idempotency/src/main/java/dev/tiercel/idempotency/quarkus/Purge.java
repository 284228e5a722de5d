package dev.tiercel.idempotency.quarkus;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Deletes answers that nobody may ask for any more. Several instances may do so at once. */
@ApplicationScoped
class Purge {
    private static final Logger LOG = Logger.getLogger(Purge.class);

    private final Mutiny.SessionFactory sessions;
    private final StoredAnswers answers;
    private final IdempotencyConfig config;
    private final InstantSource time;

    Purge(Mutiny.SessionFactory sessions, StoredAnswers answers, IdempotencyConfig config, InstantSource time) {
        this.sessions = sessions;
        this.answers = answers;
        this.config = config;
        this.time = time;
    }

    @Scheduled(every = "${tiercel.idempotency.purge-every:PT10M}", delayed = "PT1M")
    Uni<Void> purge() {
        return sessions.withTransaction(
                        session -> answers.purge(session, time.instant().minus(config.keepFor())))
                .invoke(deleted -> LOG.debugf("%d stored answers deleted", deleted))
                .onFailure()
                // The next time will do; the database's absence is told by readiness.
                .invoke(failure -> LOG.warnf("Stored answers were not deleted this time: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
