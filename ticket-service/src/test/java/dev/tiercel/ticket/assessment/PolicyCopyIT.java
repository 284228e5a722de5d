package dev.tiercel.ticket.assessment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tiercel.testing.StackTestResource;
import dev.tiercel.ticket.Crm;
import dev.tiercel.ticket.Database;
import dev.tiercel.ticket.OtherServices;
import dev.tiercel.ticket.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Policies of their own ids, that nobody has published when the service starts. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@TestProfile(OwnPolicies.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PolicyCopyIT {

    private OtherServices others;

    @BeforeEach
    void start() {
        others = new OtherServices();
    }

    @AfterEach
    void stop() {
        others.close();
    }

    @Test
    @Order(1)
    void nothingIsOpenedBeforeItsPoliciesAreRead() {
        // given
        others.publishPolicy("sla-policy", "own", 1);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(given().get("/q/health/ready").asString())
                        .contains("no version of escalation policy own read yet")
                        .doesNotContain("no version of SLA policy own read yet"));
        long before = Database.rowsOfTickets();

        // when
        Response response = Crm.open(Crm.TICKET);

        // then
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.header("Retry-After")).isEqualTo("5");
        assertThat(response.<String>path("type")).isEqualTo("https://tiercel.dev/problems/no-policy-yet");
        assertThat(response.<String>path("detail")).contains("no version of escalation policy own read yet");
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(503);
        assertThat(Database.rowsOfTickets()).isEqualTo(before);
    }

    @Test
    @Order(2)
    void isReadyAsSoonAsSomeTenantCouldOpenATicket() {
        // given
        int before = given().get("/q/health/ready").statusCode();

        // when
        Tenant.NOBODY.publishPolicies(others, "own", 1);

        // then
        assertThat(before).isEqualTo(503);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        assertThat(Crm.open(Crm.TICKET).statusCode())
                .as("in the tenant default")
                .isEqualTo(503);
    }

    @Test
    @Order(3)
    void theNewestVersionIsStampedInWhateverOrderVersionsAreRead() {
        // given
        others.publishPolicy("sla-policy", "own", 10);
        others.publishPolicy("sla-policy", "own", 9);
        others.publishPolicy("escalation-policy", "own", 2);
        others.publishPolicy("escalation-policy", "own", 2);
        others.publishPolicy("escalation-policy", "own", 1);
        others.publishPolicy("escalation-policy", "other", 99);

        // when
        String id = Crm.openTicket();

        // then
        assertThat(Crm.read(id).getMap("atOpening.slaPolicy")).isEqualTo(Map.of("id", "own", "version", 10));
        assertThat(Crm.read(id).getMap("atOpening.escalationPolicy")).isEqualTo(Map.of("id", "own", "version", 2));
    }

    @Test
    @Order(4)
    void aLaterVersionLeavesOpenTicketsAsTheyAre() {
        // given
        String id = Crm.openTicket();
        int stamped = Crm.read(id).getInt("atOpening.slaPolicy.version");

        // when
        others.publishPolicy("sla-policy", "own", 11);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Crm.read(Crm.openTicket()).getInt("atOpening.slaPolicy.version") == 11);

        // then
        assertThat(Crm.read(id).getInt("atOpening.slaPolicy.version")).isEqualTo(stamped);
        assertThat(Crm.read(id).getInt("version")).isEqualTo(1);
    }
}
