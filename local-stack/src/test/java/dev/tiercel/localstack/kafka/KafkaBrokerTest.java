package dev.tiercel.localstack.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tiercel.contracts.TopicCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {

    @TempDir
    private Path directory;

    @Test
    void keepsItsTopicsOverARestart() throws Exception {
        // given
        TopicCatalog catalog = TopicCatalog.packaged((short) 1);
        try (KafkaBroker first = KafkaBroker.start(directory, 0);
                Admin admin = admin(first)) {
            assertThat(catalog.createMissing(admin)).containsExactlyElementsOf(catalog.names());
        }

        // when
        try (KafkaBroker second = KafkaBroker.start(directory, 0);
                Admin admin = admin(second)) {

            // then
            assertThat(admin.listTopics().names().get()).containsAll(catalog.names());
            assertThat(catalog.createMissing(admin)).isEmpty();
        }
    }

    @Test
    void hasFewerPartitionsIfToldToAndTellsHowMany() throws Exception {
        TopicCatalog catalog = TopicCatalog.packaged((short) 1);
        try (KafkaBroker broker = KafkaBroker.start(directory, 0);
                Admin admin = admin(broker)) {
            assertThat(catalog.partitionsOn(admin)).isEmpty();

            // when
            catalog.withPartitions(4).createMissing(admin);

            // then
            assertThat(catalog.partitionsOn(admin)).hasValue(4);
            assertThat(partitionsOf("policies", admin)).isEqualTo(1);
            assertThatThrownBy(() -> catalog.createMissing(admin)).hasMessageEndingWith("4 partitions (expected: 12)");
        }
    }

    @Test
    void refusesATopicWhosePartitionsDoNotLineUpWithTheOthers() throws Exception {
        TopicCatalog catalog = TopicCatalog.packaged((short) 1);
        try (KafkaBroker broker = KafkaBroker.start(directory, 0);
                Admin admin = admin(broker)) {
            catalog.createMissing(admin);
            admin.createPartitions(Map.of("escalated", NewPartitions.increaseTo(13)))
                    .all()
                    .get();
            // Whom one asks may not have heard of it yet.
            await().ignoreExceptions().until(() -> partitionsOf("escalated", admin) == 13);

            assertThatThrownBy(() -> catalog.createMissing(admin))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("topic escalated: 13 partitions (expected: 12)");
        }
    }

    private static int partitionsOf(String topic, Admin admin) throws Exception {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .size();
    }

    private static Admin admin(KafkaBroker broker) {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }
}
