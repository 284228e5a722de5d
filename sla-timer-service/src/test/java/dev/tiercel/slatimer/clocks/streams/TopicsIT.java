package dev.tiercel.slatimer.clocks.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tiercel.localstack.kafka.KafkaBroker;
import dev.tiercel.slatimer.clocks.kafka.Topics;
import dev.tiercel.slatimer.config.TimerConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsIT {

    @Test
    void waitsForMissingTopicsAndRefusesUnequalPartitionCounts(@TempDir Path directory) throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(directory.resolve("kafka"), 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            // given
            List<String> refusals = new CopyOnWriteArrayList<>();
            TimerConfig config = new SmallRyeConfigBuilder()
                    .withMapping(TimerConfig.class)
                    .withDefaultValue("tiercel.sla-timer.bootstrap-servers", broker.bootstrapServers())
                    .withDefaultValue(
                            "tiercel.sla-timer.state-dir",
                            directory.resolve("state").toString())
                    .build()
                    .getConfigMapping(TimerConfig.class);
            try (TimerEngine engine = new TimerEngine(
                    config,
                    InstantSource.system(),
                    new TimerMeters(new SimpleMeterRegistry()),
                    TimerTopology::of,
                    refusals::add)) {
                engine.start();
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> engine.status()
                                .reason()
                                .startsWith("topics are missing: calendars, escalated, policies"));

                // when
                admin.createTopics(Topics.ALL.stream()
                                .map(topic -> new NewTopic(topic, topic.equals(Topics.RESOLVED) ? 3 : 2, (short) 1))
                                .toList())
                        .all()
                        .get();

                // then
                await().atMost(Duration.ofSeconds(30)).until(() -> !refusals.isEmpty());
                assertThat(refusals)
                        .singleElement()
                        .asString()
                        .contains("resolved 3", "ticket-created 2", "expected: the same count");
                assertThat(admin.listTopics().names().get()).containsExactlyInAnyOrderElementsOf(Topics.ALL);
            }
        }
    }
}
