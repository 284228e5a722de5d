package dev.tiercel.ticket;

import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.time.Duration;

/** What the examples of policy moves need. */
final class ExampleMoves {
    private ExampleMoves() {}

    /** Id of a move under way. */
    static String order() {
        int version = versionAhead();
        return post(version, false).then().statusCode(202).extract().path("id");
    }

    /** A version of the SLA policy that is newer than that of a ticket. */
    static int versionAhead() {
        int version = Crm.read(Crm.openTicket()).getInt("atOpening.slaPolicy.version") + 1;
        try (OtherServices others = new OtherServices()) {
            others.publishPolicy("sla-policy", "standard", version);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> post(version, true).statusCode() == 200);
        return version;
    }

    private static Response post(int version, boolean dryRun) {
        return Crm.caller()
                .body("{\"dryRun\": %s, \"slaPolicy\": {\"to\": {\"id\": \"standard\", \"version\": %d}}}"
                        .formatted(dryRun, version))
                .post("/policy-moves");
    }
}
