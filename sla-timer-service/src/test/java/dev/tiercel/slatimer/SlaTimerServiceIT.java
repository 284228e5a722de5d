package dev.tiercel.slatimer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.tiercel.testing.KafkaTestResource;
import dev.tiercel.testing.openapi.OpenApiContract;
import dev.tiercel.testing.operations.OperationsPage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaTestResource.class)
class SlaTimerServiceIT {

    private final OpenApiContract contract = OpenApiContract.of("sla-timer-service", KafkaTestResource.API_KEY);

    @BeforeEach
    void awaitStart() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().get("/q/health/started").then().statusCode(200));
    }

    @Test
    void isReadyWhileItWorksAndTellsHowFarItIs() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/q/health/ready")
                        .then()
                        .statusCode(200)
                        .body("checks.find { it.name == 'sla-timer' }.data.state", equalTo("RUNNING"))
                        .body("checks.find { it.name == 'sla-timer' }.data.partitions-catching-up", equalTo(0)));
    }

    @Test
    void isAliveWithoutAskingKafka() {
        given().get("/q/health/live").then().statusCode(200).body("checks.size()", equalTo(0));
    }

    @Test
    void keepsItsMetricsFromStrangers() {
        given().get("/q/metrics").then().statusCode(401);
    }

    @Test
    void measuresItsLatenessAndItsClocks() {
        given().auth()
                .oauth2(KafkaTestResource.API_KEY)
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("tiercel_sla_lateness_seconds_bucket"))
                .body(containsString("tiercel_sla_clocks{state=\"running\"}"))
                .body(containsString("tiercel_sla_oldest_overdue_seconds"))
                .body(containsString("tiercel_sla_clock_offset_seconds"))
                .body(containsString("tiercel_sla_last_pass_timestamp_seconds{partition=\"0\"}"));
    }

    @Test
    void thePageOnOperationsNamesWhatThisServiceTells() {
        assertThat(OperationsPage.ofThisTree().mistakes("sla-timer-service", KafkaTestResource.API_KEY))
                .isEmpty();
    }

    @Test
    void isTheCommittedDocument() {
        contract.isCommitted();
    }

    @Test
    void leavesNothingUnsaid() {
        contract.isComplete();
    }
}
