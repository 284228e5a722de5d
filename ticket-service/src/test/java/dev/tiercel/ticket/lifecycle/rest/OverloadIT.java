package dev.tiercel.ticket.lifecycle.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tiercel.testing.StackTestResource;
import dev.tiercel.ticket.Crm;
import dev.tiercel.ticket.OtherServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OverloadIT.NobodyMayWait.class)
@QuarkusTestResource(StackTestResource.class)
class OverloadIT {

    /** Every caller is one too many. */
    public static final class NobodyMayWait implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tiercel.pool.waiting-at-most", "0");
        }
    }

    @Test
    void callersAreToldToComeAgainAndTheServicesOwnWorkGoesOn() {
        // given
        try (OtherServices others = new OtherServices()) {
            others.publishBothPolicies(1);
        }

        // when
        Response opening = Crm.open(Crm.TICKET);
        Response listing = Crm.caller().get("/tickets");

        // then
        isOverloaded(opening);
        isOverloaded(listing);
        // The policies were stored, and the relay is at work.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    private static void isOverloaded(Response response) {
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.<String>path("type")).isEqualTo("https://tiercel.dev/problems/overloaded");
        assertThat(response.header("Retry-After")).matches("[1-9][0-9]*");
    }
}
