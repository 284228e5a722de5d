package dev.tiercel.httpedge;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tiercel.testing.KafkaTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
@Timeout(120)
class AccessKeysIT {

    private final String id = UUID.randomUUID().toString();
    private final String clear = "tck_" + id;
    private KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void start() {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @AfterEach
    void stop() {
        producer.close();
    }

    private void publish(String value) throws Exception {
        producer.send(new ProducerRecord<>("access-keys", id, value == null ? null : value.getBytes(UTF_8)))
                .get();
    }

    private String key(int version, String role, String more) {
        return """
                {"id": "%s", "tenant": "acme", "version": %d, "name": "made", "roles": ["%s"], "news": {},
                 "publishedAt": "2026-03-01T00:00:00Z", "hashes": [{"hash": "%s"%s}""".formatted(id, version, role, ApiKeyHash.of(clear).hex(), more);
    }

    private Response call(String path) {
        return given().header("Authorization", "Bearer " + clear).get(path);
    }

    private void awaitStatus(int status) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> call("/shelf/caller").statusCode() == status);
    }

    @Test
    void aPublishedKeyOpensWithinASecondWithItsTenantNameAndRoles() throws Exception {
        // given
        await().atMost(Duration.ofSeconds(30))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);

        // when
        publish(key(1, "crm", "}]}"));
        Instant published = Instant.now();
        awaitStatus(200);

        // then
        assertThat(Duration.between(published, Instant.now())).isLessThan(Duration.ofSeconds(1));
        assertThat(call("/shelf/caller").<String>path("tenant")).isEqualTo("acme");
        assertThat(call("/shelf/caller").<String>path("name")).isEqualTo("made");
        assertThat(call("/shelf/caller").<Boolean>path("agent")).isFalse();
        assertThat(call("/shelf/agents-only").statusCode()).isEqualTo(403);
        assertThat(call("/shelf/agents-only").<String>path("type")).isEqualTo("https://tiercel.dev/problems/forbidden");
    }

    @Test
    void aChangeOfRolesIsInForceWithoutARestart() throws Exception {
        // given
        publish(key(1, "crm", "}]}"));
        awaitStatus(200);

        // when
        publish(key(2, "agent", "}]}"));

        // then
        await().atMost(Duration.ofSeconds(60))
                .until(() -> call("/shelf/agents-only").statusCode() == 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "}], \"revokedAt\": \"2026-03-01T00:00:00Z\"}",
                "}], \"expiresAt\": \"2026-03-01T00:00:00Z\"}",
                ", \"validUntil\": \"2026-03-01T00:00:00Z\"}]}"
            })
    void aKeyThatWasRevokedExpiredOrRotatedOutIsRefused(String end) throws Exception {
        // given
        publish(key(1, "crm", "}]}"));
        awaitStatus(200);

        // when
        publish(key(2, "crm", end));

        // then
        awaitStatus(401);
    }

    @Test
    void aKeyThatIsNoLongerPublishedIsRefused() throws Exception {
        // given
        publish(key(1, "crm", "}]}"));
        awaitStatus(200);

        // when
        publish(null);

        // then
        awaitStatus(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "null", "[]", "{}", "{\"id\": \"x\", \"hashes\": [{\"hash\": \"clear\"}]}"})
    void aRecordThatCannotBeReadLeavesTheKeysBesideItInForce(String poison) throws Exception {
        // when
        publish(poison);
        publish(key(1, "crm", "}]}"));

        // then
        awaitStatus(200);
    }
}
