package dev.tiercel.escalation.config;

import dev.tiercel.escalation.moves.store.Escalations;
import dev.tiercel.escalation.rulebook.RuleBook;
import dev.tiercel.escalation.rulebook.files.RuleBookFiles;
import dev.tiercel.escalation.rulebook.files.RuleBookReader;
import dev.tiercel.escalation.rulebook.files.RuleBookRefusedException;
import dev.tiercel.escalation.rulebook.store.RuleBookStore;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Publishes the rule book before anything is consumed; a book with a mistake stops the start, nothing half-published. */
class RuleBookAtStart {

    private static final Logger LOG = Logger.getLogger(RuleBookAtStart.class);

    private final EscalationConfig config;
    private final RuleBookStore store;
    private final Escalations escalations;
    private final InstantSource clock;

    RuleBookAtStart(EscalationConfig config, RuleBookStore store, Escalations escalations, InstantSource clock) {
        this.config = config;
        this.store = store;
        this.escalations = escalations;
        this.clock = clock;
    }

    // First of all observers: the consumer and the relays of the outbox must not run beside a refused book.
    void publish(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) throws Throwable {
        RuleBook book = read(config.ruleBook());
        List<String> published =
                VertxContextSupport.subscribeAndAwait(() -> store.publish(book, config.tenant(), clock.instant()));
        LOG.infof(
                "rule book: %d policies, %d people and teams; published now: %s",
                book.policies().size(), book.directory().size(), published.isEmpty() ? "nothing new" : published);
        int waiting = VertxContextSupport.subscribeAndAwait(escalations::openAwaiting);
        if (waiting > 0) {
            LOG.errorf("%d tickets wait for versions of escalation policies that are not in this database", waiting);
        }
    }

    private static RuleBook read(Optional<Path> folder) {
        try {
            return folder.map(path -> RuleBookReader.read(path.toString(), RuleBookFiles.in(path)))
                    .orElseGet(() -> RuleBookReader.read("bundled", RuleBookFiles.bundled()));
        } catch (RuleBookRefusedException refused) {
            // Quarkus ends with exit code 1. Of any other exception it prints the stack trace, in which the mistakes
            // would be
            // hard to find; one that prevents further steps leaves the process hanging.
            LOG.error(refused.getMessage());
            throw new ConfigurationException("escalation-service: not started, see the rule book");
        }
    }
}
