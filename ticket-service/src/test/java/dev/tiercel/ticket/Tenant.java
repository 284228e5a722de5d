package dev.tiercel.ticket;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.tiercel.httpedge.ApiKeyHash;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tenants of their own, so that what one test publishes and opens is nothing to the others. */
public record Tenant(String name) {
    public static final Tenant RULES = new Tenant("rules");
    public static final Tenant MATRIX = new Tenant("matrix");
    public static final Tenant SEARCH = new Tenant("search");
    public static final Tenant PAGES = new Tenant("pages");
    public static final Tenant MOVES = new Tenant("moves");
    public static final Tenant MOVES_AT_ONCE = new Tenant("moves-at-once");
    public static final Tenant NOBODY = new Tenant("nobody");

    /** Settings that make their keys known. */
    public static final Map<String, String> KEYS = keys();

    private static Map<String, String> keys() {
        Map<String, String> keys = new HashMap<>();
        List.of(RULES, MATRIX, SEARCH, PAGES, MOVES, MOVES_AT_ONCE, NOBODY).forEach(tenant -> {
            String key = "tiercel.api-keys.keys." + tenant.name() + ".";
            keys.put(key + "hash", ApiKeyHash.of(tenant.key()).hex());
            keys.put(key + "tenant", tenant.name());
        });
        return keys;
    }

    private String key() {
        return "tck_" + name + "-" + "k".repeat(42 - name.length());
    }

    public RequestSpecification caller() {
        return given().header("Authorization", "Bearer " + key()).contentType(ContentType.JSON);
    }

    /** Publishes a version of both policies new tickets fall under without rules. */
    public void publishPolicies(OtherServices others, String id, int version) {
        publish(others, "sla-policy", id, version, "{}");
        publish(others, "escalation-policy", id, version, "{}");
    }

    /**
     * @param more an object of further fields
     */
    public void publish(OtherServices others, String kind, String id, int version, String more) {
        String head = "{\"kind\": \"%s\", \"tenant\": \"%s\", \"id\": \"%s\", \"version\": %d, \"name\": \"Test\""
                .formatted(kind, name, id, version);
        String rest = more.strip().substring(1);
        others.send(
                "policies",
                kind + "/" + name + "/" + id + "@" + version,
                "dev.tiercel." + kind + ".published.v1",
                UUID.randomUUID().toString(),
                head + (rest.equals("}") ? "" : ", ") + rest);
    }

    /** Opens a ticket as soon as there are policies to stamp on it. */
    public String open(String body) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> caller().body(body).post("/tickets"), response -> response.statusCode() != 503)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public Response tell(String ticketId, String command, String body) {
        return caller().body(body).post("/tickets/{id}/{command}", ticketId, command);
    }

    public JsonPath read(String ticketId) {
        return caller().get("/tickets/{id}", ticketId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
