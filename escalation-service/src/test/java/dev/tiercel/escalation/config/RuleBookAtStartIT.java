package dev.tiercel.escalation.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tiercel.escalation.moves.store.Escalations;
import dev.tiercel.escalation.rulebook.store.FileBook;
import dev.tiercel.testing.StackTestResource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class RuleBookAtStartIT {

    private static final Logger LOGGER = Logger.getLogger(RuleBookAtStart.class.getName());

    private final List<LogRecord> logged = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord record) {
            logged.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @TempDir
    Path folder;

    @Inject
    FileBook store;

    @Inject
    Escalations escalations;

    @BeforeEach
    void listen() {
        LOGGER.addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(listener);
    }

    @Test
    void aBookWithAMistakeStopsTheStartWithItsLinesAndNoStackTrace() throws IOException {
        // given
        Files.writeString(folder.resolve("people.yaml"), """
                { kind: person, id: zara, name: Zara }
                ---
                { kind: team, id: green, name: Green, members: [zara, zoe] }
                """);
        EscalationConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(EscalationConfig.class)
                .withDefaultValue("tiercel.escalation.rule-book", folder.toString())
                .build()
                .getConfigMapping(EscalationConfig.class);
        RuleBookAtStart start = new RuleBookAtStart(config, store, escalations, InstantSource.system());

        // when
        ConfigurationException stopped =
                catchThrowableOfType(ConfigurationException.class, () -> start.publish(new StartupEvent()));

        // then
        // With a cause Quarkus would print the cause's stack trace after all.
        assertThat(stopped)
                .hasMessage("escalation-service: not started, see the rule book")
                .hasNoCause();
        assertThat(logged).singleElement().satisfies(record -> {
            assertThat(record.getMessage())
                    .contains("nothing was published", "people.yaml:1: email", "people.yaml:3: members[1]: \"zoe\"");
            assertThat(record.getThrown()).isNull();
        });
    }
}
