package dev.tiercel.escalation;

import static io.restassured.RestAssured.given;

import dev.tiercel.testing.StackTestResource;
import java.util.Map;
import java.util.Optional;

/** Makes what the examples of the operations on escalations need. */
final class EscalationExamples {

    private static final String TICKET = "01957f2e-8a4b-7c31-9d20-3f5b7a6c1e42";

    private EscalationExamples() {}

    /** What the texts of the example stand for; empty for an operation on something else. */
    static Optional<Map<String, String>> prepare(String operationId) {
        return switch (operationId) {
            case "handUp", "moveFunctionally" -> Optional.of(Map.of(TICKET, opened()));
            case "listEscalations", "getEscalation", "handBack" -> Optional.of(Map.of(TICKET, handedUp()));
            default -> Optional.empty();
        };
    }

    private static String opened() {
        Events ticket = new Events();
        Broker.send(ticket.created());
        Broker.escalated(ticket.ticketId, 1);
        return ticket.ticketId;
    }

    private static String handedUp() {
        String ticketId = opened();
        given().header("Authorization", "Bearer " + StackTestResource.API_KEY)
                .contentType("application/json")
                .body("{\"by\":\"ana\",\"reason\":\"The printer needs a specialist for its firmware\"}")
                .post("/escalations/" + ticketId + "/hand-up")
                .then()
                .statusCode(200);
        return ticketId;
    }
}
