package dev.tiercel.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tiercel.localstack.Part;
import dev.tiercel.localstack.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;

/** A caller of the REST API that repeats a call until it is answered: the service may be down for a while. */
final class Crm {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(240);

    private final Stack stack;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    Crm(Stack stack) {
        this.stack = stack;
    }

    /**
     * Opens a ticket and returns its id. Where the answer is lost with a dying service, nobody knows whether it was
     * opened; it is asked for again, so a second one may be there that nobody tends.
     */
    String open(String subject, String priority) {
        Map<String, Object> body = Map.of(
                "subject",
                subject,
                "priority",
                priority,
                "customer",
                Map.of("name", "Maria Lopez", "email", "maria@example.com", "plan", "gold"));
        Answer answer = sendUntilAnswered("POST", Part.TICKET, "/tickets", body);
        assertThat(answer.status()).as("open: %s", answer.body()).isEqualTo(201);
        return answer.body().path("id").asText();
    }

    /** Repeating one of these is harmless: the ticket is told that it was done before. */
    void tell(String ticketId, String command, Map<String, Object> body) {
        Answer answer = sendUntilAnswered("POST", Part.TICKET, "/tickets/" + ticketId + "/" + command, body);
        assertThat(answer.status()).as("%s: %s", command, answer.body()).isEqualTo(200);
    }

    /** A hand-up that answers a stay: a repetition finds that stay left and is refused, which is as good. */
    void handUp(String ticketId, String by, int sequence) {
        Answer answer = sendUntilAnswered(
                "POST",
                Part.ESCALATION,
                "/escalations/" + ticketId + "/hand-up",
                Map.of("by", by, "reason", "needs another skill", "sequence", sequence));
        assertThat(answer.status()).as("hand-up: %s", answer.body()).isIn(200, 409);
    }

    record Answer(int status, JsonNode body) {}

    private Answer sendUntilAnswered(String method, Part part, String path, Map<String, Object> body) {
        AtomicReference<Answer> answer = new AtomicReference<>();
        Awaitility.await(method + " " + path)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    answer.set(send(method, part, path, body));
                    // A stay that is not read yet is refused too, until it is.
                    return answer.get().status() != 503
                            && !answer.get().body().path("type").asText().endsWith("/stay-not-known");
                });
        return answer.get();
    }

    private Answer send(String method, Part part, String path, Map<String, Object> body) throws IOException {
        HttpRequest.BodyPublisher content = body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.url(part) + path))
                .method(method, content)
                .header("Authorization", "Bearer " + stack.apiKey())
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
