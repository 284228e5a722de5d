package dev.tiercel.slatimer.clocks.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tiercel.contracts.TopicCatalog;
import dev.tiercel.localstack.kafka.KafkaBroker;
import dev.tiercel.slatimer.clocks.kafka.Json;
import dev.tiercel.testing.KafkaTestResource;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whichever of two instances of the packaged service is asked, it answers for all tickets or says that it cannot. */
class AskedOverTwoInstancesIT {

    private static final int TICKETS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern NEXT = Pattern.compile("<(.+)>; rel=\"next\"");

    @TempDir
    private Path directory;

    private final List<TimerProcess> instances = new ArrayList<>();
    private KafkaBroker broker;

    @BeforeEach
    void start() throws Exception {
        broker = KafkaBroker.start(directory.resolve("kafka"), 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            TopicCatalog.packaged((short) 1).createMissing(admin);
        }
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(KafkaTestResource.API_KEY.getBytes(UTF_8)));
        for (String name : List.of("one", "other")) {
            TimerProcess instance = new TimerProcess(
                    name, directory, broker.bootstrapServers(), Map.of("tiercel.api-keys.keys.test.hash", hash));
            instances.add(instance);
            instance.start();
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (TimerProcess instance : instances) {
            instance.close();
        }
        broker.close();
    }

    /** While the instances start. */
    private List<Story> open() throws Exception {
        List<Story> stories = new ArrayList<>();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(Story.policy("hour", 3_600_000, 7_200_000).record()).get();
            for (int i = 0; i < TICKETS; i++) {
                Story story = new Story(UUID.randomUUID().toString(), Instant.now(), "hour");
                producer.send(story.created().record()).get();
                stories.add(story);
            }
        }
        return stories;
    }

    private static HttpResponse<String> get(TimerProcess instance, String path)
            throws IOException, InterruptedException {
        return instance.get(path, KafkaTestResource.API_KEY);
    }

    /** Ids and due instants of all pages. */
    private static List<String> inPages(TimerProcess instance, int limit) throws IOException, InterruptedException {
        List<String> listed = new ArrayList<>();
        String path = "/clocks?limit=" + limit;
        while (path != null) {
            HttpResponse<String> page = get(instance, path);
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            JsonNode items = Json.MAPPER.readTree(page.body()).path("items");
            assertThat(items.size()).isBetween(1, limit);
            items.forEach(item -> listed.add(item.path("dueAt").asText() + " "
                    + item.path("ticketId").asText() + " "
                    + item.path("objective").asText()));
            Matcher next = NEXT.matcher(page.headers().firstValue("Link").orElse(""));
            path = next.matches() ? next.group(1) : null;
        }
        return listed;
    }

    private void awaitEverywhere(List<Story> stories) {
        await().atMost(PATIENCE).until(() -> instances.stream().allMatch(TimerProcess::isAtWork));
        for (TimerProcess instance : instances) {
            for (Story story : stories) {
                await().atMost(PATIENCE)
                        .ignoreExceptionsInstanceOf(IOException.class)
                        .untilAsserted(() -> assertThat(
                                        get(instance, "/clocks/" + story.id()).body())
                                .as("%s of %s", story.id(), instance)
                                .contains("\"resolution\""));
            }
        }
    }

    @Test
    void eachListsTheClocksOfBothAndNeverOnlyItsOwn() throws Exception {
        // given
        List<Story> stories = open();
        awaitEverywhere(stories);

        // when
        List<String> fromOne = inPages(instances.get(0), 7);
        List<String> fromOther = inPages(instances.get(1), 200);
        instances.get(0).kill();
        HttpResponse<String> meanwhile = get(instances.get(1), "/clocks");

        // then
        assertThat(fromOne).hasSize(2 * TICKETS).doesNotHaveDuplicates().isSorted();
        assertThat(fromOther).isEqualTo(fromOne);
        assertThat(meanwhile.statusCode()).isEqualTo(503);
        assertThat(meanwhile.body())
                .contains("the instance at " + instances.get(0).address() + " does not answer");
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> assertThat(inPages(instances.get(1), 50)).isEqualTo(fromOne));
    }
}
