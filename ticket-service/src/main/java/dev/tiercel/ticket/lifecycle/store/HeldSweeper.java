package dev.tiercel.ticket.lifecycle.store;

import dev.tiercel.ticket.config.TicketServiceConfig;
import dev.tiercel.ticket.lifecycle.TicketId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Looks through held commands: judges those whose turn came while nobody was at their ticket, and refuses those whose
 * predecessors did not come in time. Several instances may do so at once; the ticket's lock lets one after the other.
 */
@ApplicationScoped
class HeldSweeper {
    private static final Logger LOG = Logger.getLogger(HeldSweeper.class);
    private static final int AT_ONCE = 100;
    private static final String DUE = """
            SELECT DISTINCT held.ticketId FROM SourceCommandRow held, TicketRow ticket
            WHERE held.state = 'held' AND ticket.id = held.ticketId
                AND (held.receivedAt <= :before OR held.sourceSequence = ticket.sourceSequence + 1)
            """;

    private final Mutiny.SessionFactory sessions;
    private final Tickets tickets;
    private final HoldingTime holding;
    private final TicketServiceConfig config;
    private final ScheduledExecutorService sweeping = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "held-commands");
        thread.setDaemon(true);
        return thread;
    });

    HeldSweeper(Mutiny.SessionFactory sessions, Tickets tickets, HoldingTime holding, TicketServiceConfig config) {
        this.sessions = sessions;
        this.tickets = tickets;
        this.holding = holding;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        long pause = config.heldSweep().toMillis();
        sweeping.scheduleWithFixedDelay(this::sweep, pause, pause, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        sweeping.shutdown();
        if (!sweeping.awaitTermination(5, TimeUnit.SECONDS)) {
            LOG.warn("a sweep of held commands did not end in time; its transaction is rolled back");
        }
    }

    private void sweep() {
        try {
            List<String> due = VertxContextSupport.subscribeAndAwait(this::due);
            holding.databaseAnswers();
            due.forEach(this::sweep);
        } catch (Throwable fault) { // what the pipeline failed with is declared as Throwable
            holding.databaseIsAway();
            LOG.warnf("held commands are looked through again in %s: %s", config.heldSweep(), fault);
        }
    }

    /** One ticket's trouble does not keep those after it waiting. */
    private void sweep(String ticket) {
        try {
            VertxContextSupport.subscribeAndAwait(() ->
                    sessions.withTransaction((session, transaction) -> tickets.sweep(session, new TicketId(ticket))));
        } catch (Throwable fault) { // what the pipeline failed with is declared as Throwable
            LOG.warnf("held commands of ticket %s are looked at again in %s: %s", ticket, config.heldSweep(), fault);
        }
    }

    private Uni<List<String>> due() {
        Instant before = holding.overdue();
        return sessions.withSession(session -> session.createSelectionQuery(DUE, String.class)
                .setParameter("before", before)
                .setMaxResults(AT_ONCE)
                .getResultList());
    }
}
