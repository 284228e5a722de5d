package dev.tiercel.ticket.lifecycle.store;

import dev.tiercel.ticket.config.TicketServiceConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * For how long commands are held that wait for those before them. While the database is away nothing can come, so nothing is
 * given up before it has answered for as long as a command is held.
 */
@ApplicationScoped
class HoldingTime {
    private final Duration heldFor;
    private final InstantSource time;

    /** From when on the database has answered; null while it does not. */
    private volatile @Nullable Instant answersSince = Instant.EPOCH;

    @Inject
    HoldingTime(TicketServiceConfig config, InstantSource time) {
        this(config.heldFor(), time);
    }

    HoldingTime(Duration heldFor, InstantSource time) {
        this.heldFor = heldFor;
        this.time = time;
    }

    Duration heldFor() {
        return heldFor;
    }

    /** What was received at this instant or before has been held for too long; 1970 while nothing has. */
    Instant overdue() {
        Instant since = answersSince;
        Instant before = time.instant().minus(heldFor);
        return since == null || since.isAfter(before) ? Instant.EPOCH : before;
    }

    void databaseAnswers() {
        if (answersSince == null) {
            answersSince = time.instant();
        }
    }

    void databaseIsAway() {
        answersSince = null;
    }
}
