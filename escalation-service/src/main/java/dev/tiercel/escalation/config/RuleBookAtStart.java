package dev.tiercel.escalation.config;

import dev.tiercel.escalation.moves.store.Escalations;
import dev.tiercel.escalation.rulebook.documents.Draft;
import dev.tiercel.escalation.rulebook.documents.RuleBookRefusedException;
import dev.tiercel.escalation.rulebook.files.RuleBookFiles;
import dev.tiercel.escalation.rulebook.store.FileBook;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/** Publishes the rule book before anything is consumed; a book with a mistake stops the start, nothing half-published. */
class RuleBookAtStart {

    private static final Logger LOG = Logger.getLogger(RuleBookAtStart.class);

    private final EscalationConfig config;
    private final FileBook store;
    private final Escalations escalations;
    private final InstantSource clock;

    RuleBookAtStart(EscalationConfig config, FileBook store, Escalations escalations, InstantSource clock) {
        this.config = config;
        this.store = store;
        this.escalations = escalations;
        this.clock = clock;
    }

    // First of all observers: the consumer and the relays of the outbox must not run beside a refused book.
    void publish(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) throws Throwable {
        String source = config.ruleBook().map(Path::toString).orElse("bundled");
        List<String> published = publish(source);
        LOG.infof("rule book %s; published now: %s", source, published.isEmpty() ? "nothing new" : published);
        int waiting = VertxContextSupport.subscribeAndAwait(escalations::openAwaiting);
        if (waiting > 0) {
            LOG.errorf("%d tickets wait for versions of escalation policies that are not in this database", waiting);
        }
    }

    private List<String> publish(String source) throws Throwable {
        try {
            Draft draft =
                    Draft.of(source, config.ruleBook().map(RuleBookFiles::in).orElseGet(RuleBookFiles::bundled));
            return VertxContextSupport.subscribeAndAwait(
                    () -> store.publish(source, draft, config.tenant(), clock.instant()));
        } catch (RuleBookRefusedException refused) {
            // Quarkus ends with exit code 1. Of any other exception it prints the stack trace, in which the mistakes
            // would be hard to find; one that prevents further steps leaves the process hanging.
            LOG.error(refused.getMessage());
            throw new ConfigurationException("escalation-service: not started, see the rule book");
        }
    }
}
