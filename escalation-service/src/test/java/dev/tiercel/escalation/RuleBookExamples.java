package dev.tiercel.escalation;

import static io.restassured.RestAssured.given;

import dev.tiercel.testing.StackTestResource;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes what the examples of the operations on the rule book need. */
final class RuleBookExamples {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private RuleBookExamples() {}

    /** What the ids in the example stand for: entries of their own, which nobody else changes. */
    static Map<String, String> prepare(String operationId) {
        int own = NEXT.incrementAndGet();
        String policy = "example-sla-" + own;
        String calendar = "example-calendar-" + own;
        String person = "example-person-" + own;
        String team = "example-team-" + own;
        if (!operationId.startsWith("put") && !operationId.startsWith("check")) {
            twice("/policies/sla-policy/" + policy, """
                    {"name": "Gold", "calendar": "24x7", "objectives": [
                      {"objective": "first-response", "targets": {"P1": "%s", "P2": "PT9M", "P3": "PT1H", "P4": "PT4H"}},
                      {"objective": "resolution", "targets": "PT8H", "pauseOn": ["customer"]}]}
                    """, "PT5M", "PT4M");
            twice("/calendars/" + calendar, """
                    {"name": "Office", "zone": "Europe/Madrid", "inForceFrom": "2030-01-01T00:00:00Z",
                     "windows": {"monday": [{"from": "09:00", "to": "14:00"}], "friday": [{"from": "09:00", "to": "%s"}]},
                     "holidays": [{"monthDay": "--12-25", "name": "Christmas"}],
                     "extraDays": [{"date": "2026-12-19", "windows": [{"from": "10:00", "to": "14:00"}], "name": "Fair"}]}
                    """, "15:00", "14:00");
            String noor = """
                    {"name": "Noor Haddad", "email": "noor@example.com", "phone": "+34 600 123 %s", "language": "es"}
                    """;
            if (operationId.contains("Version")) {
                twice("/directory/people/" + person, noor, "456", "457");
            } else {
                put("/directory/people/" + person, noor.formatted("456")).then().statusCode(201);
            }
        }
        if (operationId.contains("Team")) {
            put("/directory/people/noor", "{\"name\": \"Noor\", \"email\": \"noor@example.com\"}");
            String night = "{\"name\": \"%s\", \"members\": [\"noor\"]}";
            if (operationId.contains("Version")) {
                twice("/directory/teams/" + team, night, "Night", "Night shift");
            } else if (!operationId.startsWith("put")) {
                put("/directory/teams/" + team, night.formatted("Night")).then().statusCode(201);
            }
            return Map.of("\"night\"", '"' + team + '"');
        }
        return Map.of(
                "\"gold\"", '"' + policy + '"',
                "\"office\"", '"' + calendar + '"',
                "\"noor\"", '"' + person + '"');
    }

    private static void twice(String path, String body, String first, String second) {
        put(path, body.formatted(first)).then().statusCode(201);
        request()
                .header("If-Match", "\"1\"")
                .body(body.formatted(second))
                .put(path)
                .then()
                .statusCode(200);
    }

    private static io.restassured.response.Response put(String path, String body) {
        return request().body(body).put(path);
    }

    private static RequestSpecification request() {
        return given().header("Authorization", "Bearer " + StackTestResource.API_KEY)
                .contentType("application/json");
    }
}
