package dev.tiercel.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.localstack.kafka.KafkaBroker;
import dev.tiercel.outbox.RelayState.Publishing;
import dev.tiercel.outbox.RelayState.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BrokerAwayIT {

    private static final RelayOptions IMPATIENT =
            new RelayOptions(1, 50, 1_000_000, Duration.ofMillis(600), Duration.ofMillis(50), Duration.ofSeconds(4));

    @Test
    @Timeout(120)
    void waitsWhileTheBrokerIsAwayAndGoesOnByItself(@TempDir Path directory) throws Exception {
        // given
        KafkaBroker broker = KafkaBroker.start(directory, 0);
        int port = broker.port();
        try (OutboxFixture outbox = new OutboxFixture(IMPATIENT, broker.bootstrapServers())) {
            RunningRelay relay = outbox.start();
            outbox.insert("a", "a1");
            outbox.awaitSeen(Map.of("a", List.of("a1")));
            broker.close();
            outbox.insert("a", "a2", "a3");
            OutboxFixture.await(() -> assertThat(relay.state()).isInstanceOf(Waiting.class));

            // when
            broker = KafkaBroker.start(directory, port);

            // then
            outbox.awaitSeen(Map.of("a", List.of("a1", "a2", "a3")));
            OutboxFixture.await(() -> assertThat(relay.state()).isInstanceOf(Publishing.class));
            outbox.awaitEmpty();
        } finally {
            broker.close();
        }
    }
}
