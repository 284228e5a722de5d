package dev.tiercel.ticket;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.tiercel.testing.StackTestResource;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;

/** Calls the service as its users do. */
public final class Crm {
    public static final String TICKET = """
            {"subject": "No dial tone", "priority": "P2", "customer": {"name": "Ada", "email": "ada@example.com"}}""";

    private Crm() {}

    public static RequestSpecification caller() {
        return given().header("Authorization", "Bearer " + StackTestResource.API_KEY)
                .contentType(ContentType.JSON);
    }

    public static Response open(String body) {
        return caller().body(body).post("/tickets");
    }

    /** Opens a ticket as soon as there are policies to stamp on it, and returns its id. */
    public static String openTicket() {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> open(TICKET), response -> response.statusCode() == 201)
                .path("id");
    }

    public static Response tell(String ticketId, String command, String body) {
        return caller().body(body).post("/tickets/{id}/{command}", ticketId, command);
    }

    public static JsonPath read(String ticketId) {
        return caller().get("/tickets/{id}", ticketId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static void awaitSequence(String ticketId, int sequence) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Integer.valueOf(sequence).equals(read(ticketId).get("tier.sequence")));
    }
}
