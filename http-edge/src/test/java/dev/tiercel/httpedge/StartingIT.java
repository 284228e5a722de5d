package dev.tiercel.httpedge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service that has started and cannot read the published keys yet. */
@QuarkusTest
@TestProfile(StartingIT.WithoutKafka.class)
@Timeout(60)
class StartingIT {

    private static final String CONFIGURED = "configured";

    /** There is nobody at the broker's address. */
    public static final class WithoutKafka implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "kafka.bootstrap.servers",
                    "localhost:1",
                    "tiercel.api-keys.keys.configured.hash",
                    ApiKeyHash.of(CONFIGURED).hex());
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    private static Response call(String key) {
        return given().header("Authorization", "Bearer " + key).get("/shelf/caller");
    }

    @Test
    void aKeyThatMayBeAmongThoseToComeIsToldToComeAgain() {
        // when
        Response response = call("tck_published");

        // then
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.<String>path("type")).isEqualTo("https://tiercel.dev/problems/starting");
        assertThat(response.<Integer>path("status")).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo("1");
        assertThat(response.header("WWW-Authenticate")).isNull();
    }

    @Test
    void aConfiguredKeyOpensAtOnce() {
        // when
        Response response = call(CONFIGURED);

        // then
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void whoShowsNoKeyIsAskedForOne() {
        assertThat(given().get("/shelf/caller").statusCode()).isEqualTo(401);
        assertThat(given().header("Authorization", "Basic eDp5")
                        .get("/shelf/caller")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theInstanceIsAliveAndNotReady() {
        assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(503);
    }
}
