package dev.tiercel.ticket.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tiercel.testing.RecordReader;
import dev.tiercel.testing.StackTestResource;
import dev.tiercel.ticket.OtherServices;
import dev.tiercel.ticket.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@TestProfile(OwnPolicies.class)
class PolicyRulesIT {
    private static final String GOLD = ticket("\"priority\": \"P2\"", "gold");
    private static final String SILVER = ticket("\"priority\": \"P2\"", "silver");

    private OtherServices others;

    @BeforeEach
    void start() {
        others = new OtherServices();
    }

    @AfterEach
    void stop() {
        others.close();
    }

    private static String ticket(String priority, String plan) {
        return """
                {"subject": "Rules", %s, "customer": {"name": "Ada", "plan": "%s"},
                 "attributes": {"site": "Lisbon"}}""".formatted(priority, plan);
    }

    private static String rules(String slaOfGold, String more) {
        return """
                {"rules": [{"name": "gold", "when": {"plan": ["gold"], "attributes": {"site": ["Lisbon"]}},
                            "slaPolicy": "%s", "escalationPolicy": "own"}],
                 "otherwise": {"slaPolicy": "own", "escalationPolicy": "own"}%s}""".formatted(slaOfGold, more);
    }

    @Test
    void theRulesOfTheTenantChooseAndTheTicketSaysWhichDid() {
        // given
        Tenant.RULES.publishPolicies(others, "own", 1);
        Tenant.RULES.publish(others, "sla-policy", "vip", 1, "{}");
        Tenant.RULES.publish(others, "sla-policy", "vip", 2, "{}");
        JsonPath before = Tenant.RULES.read(Tenant.RULES.open(GOLD));

        // when
        Tenant.RULES.publish(others, "policy-rules", "main", 1, rules("vip", ""));
        JsonPath gold = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> Tenant.RULES.read(Tenant.RULES.open(GOLD)),
                        ticket -> ticket.get("atOpening.rules") != null);
        JsonPath silver = Tenant.RULES.read(Tenant.RULES.open(SILVER));

        // then
        assertThat(before.getMap("atOpening.slaPolicy")).isEqualTo(Map.of("id", "own", "version", 1));
        assertThat(gold.getMap("atOpening.slaPolicy")).isEqualTo(Map.of("id", "vip", "version", 2));
        assertThat(gold.getMap("atOpening.escalationPolicy")).isEqualTo(Map.of("id", "own", "version", 1));
        assertThat(gold.getMap("atOpening.rules")).isEqualTo(Map.of("id", "main", "version", 1, "rule", "gold"));
        assertThat(silver.getMap("atOpening.slaPolicy")).isEqualTo(Map.of("id", "own", "version", 1));
        assertThat(silver.getMap("atOpening.rules")).isEqualTo(Map.of("id", "main", "version", 1));

        // A rule that names a policy nobody has published opens nothing, and says which one is missing.
        Tenant.RULES.publish(others, "policy-rules", "main", 2, rules("not-there", ""));
        Response refused = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> Tenant.RULES.caller().body(GOLD).post("/tickets"),
                        response -> response.statusCode() != 201);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.<String>path("detail")).contains("no version of SLA policy not-there read yet");
        assertThat(Tenant.RULES.read(Tenant.RULES.open(SILVER)).getInt("atOpening.rules.version"))
                .isEqualTo(2);

        // An older version that comes late changes nothing, a newer one counts at once.
        Tenant.RULES.publish(others, "policy-rules", "main", 3, rules("own", ""));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Tenant.RULES.caller().body(GOLD).post("/tickets").statusCode() == 201);
        Tenant.RULES.publish(others, "policy-rules", "main", 1, rules("not-there", ""));
        assertThat(Tenant.RULES.read(Tenant.RULES.open(GOLD)).getInt("atOpening.rules.version"))
                .isEqualTo(3);
    }

    @Test
    void theMatrixOfTheTenantMakesThePriority() {
        // given
        String lowHigh = "\"impact\": \"low\", \"urgency\": \"high\"";
        Tenant.MATRIX.publishPolicies(others, "own", 1);
        JsonPath before = Tenant.MATRIX.read(Tenant.MATRIX.open(ticket(lowHigh, "gold")));
        Tenant.MATRIX.publish(others, "policy-rules", "main", 1, rules("own", """
                , "priorityMatrix": {"high": {"high": "P1", "medium": "P1", "low": "P1"},
                                     "medium": {"high": "P2", "medium": "P2", "low": "P2"},
                                     "low": {"high": "P4", "medium": "P4", "low": "P4"}}"""));

        // when
        JsonPath after = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> Tenant.MATRIX.read(Tenant.MATRIX.open(ticket(lowHigh, "gold"))),
                        ticket -> ticket.get("atOpening.rules") != null);
        Response reassessed = Tenant.MATRIX.tell(
                after.getString("id"), "reassess", "{\"by\": \"lena\", \"impact\": \"medium\", \"urgency\": \"low\"}");

        // then
        assertThat(before.getString("priority")).isEqualTo("P3");
        assertThat(after.getString("priority")).isEqualTo("P4");
        assertThat(reassessed.<String>path("priority")).isEqualTo("P2");
    }

    @Test
    void rulesThatCannotBeUnderstoodGoToTheDeadLettersAndThoseBeforeStayInForce() {
        // given
        Tenant.NOBODY.publishPolicies(others, "own", 1);

        // when
        Tenant.NOBODY.publish(
                others, "policy-rules", "main", 1, rules("own", "").replace("\"plan\"", "\"moon\""));

        // then
        assertThat(new RecordReader(OtherServices.bootstrapServers())
                        .await(
                                record -> "policy-rules/nobody/main@1".equals(record.key())
                                        && RecordReader.header(record, "dead-letter-reason")
                                                .contains("rule gold: when.moon: not known"),
                                "ticket-service-dead-letters"))
                .hasSize(1);
    }
}
