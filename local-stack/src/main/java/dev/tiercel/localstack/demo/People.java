package dev.tiercel.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tiercel.localstack.Part;
import dev.tiercel.localstack.Stack;
import dev.tiercel.localstack.StackFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** What people do, over REST. Thread-safe. */
final class People {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Stack stack;

    People(Stack stack) {
        this.stack = stack;
    }

    /** The id of the new ticket. */
    String open(Scene scene) {
        JsonNode ticket = post(
                Part.TICKET,
                "/tickets",
                Map.of(
                        "subject", scene.subject(),
                        "description", scene.description(),
                        "priority", scene.priority(),
                        "customer", scene.customer()));
        return ticket.path("id").asText();
    }

    void acknowledge(String ticket, String by) {
        post(Part.TICKET, "/tickets/" + ticket + "/acknowledge", Map.of("by", by));
    }

    void waitForCustomer(String ticket, String by) {
        post(Part.TICKET, "/tickets/" + ticket + "/wait", Map.of("by", by, "reason", "customer"));
    }

    void resume(String ticket, String by) {
        post(Part.TICKET, "/tickets/" + ticket + "/resume", Map.of("by", by));
    }

    void resolve(String ticket, String by, String resolution) {
        post(Part.TICKET, "/tickets/" + ticket + "/resolve", Map.of("by", by, "resolution", resolution));
    }

    void handUp(String ticket, String by, String reason) {
        post(Part.ESCALATION, "/escalations/" + ticket + "/hand-up", Map.of("by", by, "reason", reason));
    }

    /** Where the ticket is, as the ticket service shows it; 0 while it does not know yet. */
    int tier(String ticket) {
        return send(request(Part.TICKET, "/tickets/" + ticket).GET())
                .path("tier")
                .path("tier")
                .asInt(0);
    }

    private JsonNode post(Part service, String path, Map<String, ?> body) {
        try {
            return send(request(service, path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
        } catch (IOException e) {
            throw new IllegalArgumentException("not expressible as JSON: " + body, e);
        }
    }

    private HttpRequest.Builder request(Part service, String path) {
        return HttpRequest.newBuilder(URI.create(stack.url(service) + path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + stack.apiKey());
    }

    private JsonNode send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new StackFailure(request.method() + " " + request.uri() + " answered " + response.statusCode()
                        + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new StackFailure(request.method() + " " + request.uri() + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("the demo was interrupted", e);
        }
    }
}
