package dev.tiercel.surfacetests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tiercel.localstack.Part;
import dev.tiercel.surfacetests.Client.Answer;
import dev.tiercel.surfacetests.OpenApi.Operation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every documented change has in common, whichever service makes it. */
@Order(3)
@ExtendWith(SharedStack.class)
class ChangesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(20);
    private static final String OTHER_VERSION = "\"99\"";
    private static final String REPLAYED = "Idempotency-Replayed";

    /** Without the one that changes nothing: a simulation may be sent as often as one likes. */
    static Stream<Operation> posts() {
        return OpenApi.operations().stream()
                .filter(operation -> operation.method().equals("POST"))
                .filter(operation -> !operation.path().equals("/simulations"));
    }

    static Stream<Operation> postsToWhatIsThere() {
        return posts().filter(operation -> operation.path().contains("{"));
    }

    static Stream<Operation> entries() {
        return OpenApi.operations().stream()
                .filter(operation -> operation.method().equals("PUT"));
    }

    @ParameterizedTest
    @MethodSource("posts")
    void aPostIsCarriedOutOnceForItsIdempotencyKey(Operation post, SharedStack.Running running) {
        // given
        Client client = new Client(running.stack(), running.stack().apiKey());
        String path = prepared(client, post);
        String body = body(post);
        String key = UUID.randomUUID().toString();

        // when
        Answer first = send(client, post, path, key, body);
        Answer again = send(client, post, path, key, body);
        Answer other = body.isEmpty()
                ? send(client, post, path.replace("revoke", "rotate"), key, "{}")
                : send(client, post, path, key, body + " ");

        // then
        assertThat(first.status()).as(first.text()).isIn(200, 201, 202, 409);
        assertThat(first.headers().firstValue(REPLAYED)).isEmpty();
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.headers().firstValue("ETag")).isEqualTo(first.headers().firstValue("ETag"));
        assertThat(again.headers().firstValue(REPLAYED)).contains("true");
        assertThat(other.status()).as(other.text()).isEqualTo(422);
        assertThat(other.text()).contains("/idempotency-key-reused");
    }

    @ParameterizedTest
    @MethodSource("postsToWhatIsThere")
    void aPostThatNamesAnotherVersionIsRefused(Operation post, SharedStack.Running running) {
        // given
        Client client = new Client(running.stack(), running.stack().apiKey());
        String path = prepared(client, post);

        // when
        Answer answer = client.send(post.part(), "POST", path, Map.of("If-Match", OTHER_VERSION), body(post));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(412);
        assertThat(answer.json().path("currentVersion").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void anEntryOfTheRuleBookIsChangedOnlyInTheVersionThatWasSeen(Operation put, SharedStack.Running running) {
        // given
        Client client = new Client(running.stack(), running.stack().apiKey());
        client.send(
                Part.ESCALATION,
                "PUT",
                "/directory/people/noor",
                Map.of(),
                "{\"name\":\"N\",\"email\":\"n@example.com\"}");
        String path = put.path().replace("{kind}", "sla-policy").replace("{id}", "changed-" + UUID.randomUUID());
        ObjectNode entry = object(body(put));
        entry.remove(List.of("kind", "id", "version", "publishedAt", "publishedBy"));
        Answer created = client.send(put.part(), "PUT", path, Map.of(), entry.toString());
        entry.put("name", "Another name");

        // when
        Answer blind = client.send(put.part(), "PUT", path, Map.of(), entry.toString());
        Answer late = client.send(put.part(), "PUT", path, Map.of("If-Match", OTHER_VERSION), entry.toString());
        Answer seen = client.send(put.part(), "PUT", path, Map.of("If-Match", "\"1\""), entry.toString());
        Answer versions = client.get(put.part(), path + "/versions");
        Answer difference = client.get(put.part(), path + "/diff?from=1&to=2");

        // then
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(blind.status()).as(blind.text()).isEqualTo(428);
        assertThat(late.status()).as(late.text()).isEqualTo(412);
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        assertThat(seen.headers().firstValue("ETag")).contains("\"2\"");
        assertThat(versions.json().path("items").findValuesAsText("version")).containsExactly("2", "1");
        assertThat(difference.json().path("changes").findValuesAsText("path")).containsExactly("name");
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("example: " + json + " (expected: JSON)", e);
        }
    }

    private static Answer send(Client client, Operation post, String path, String key, String body) {
        Map<String, String> headers = new HashMap<>(Map.of("Idempotency-Key", key));
        if (path.startsWith("/keys/")) {
            headers.put("If-Match", "*");
        }
        return client.send(post.part(), "POST", path, headers, body);
    }

    /** The example; of a move of tickets to a version there is. */
    private static String body(Operation operation) {
        String example = operation.example().orElse("");
        return operation.path().equals("/policy-moves") ? example.replace("\"version\":2", "\"version\":1") : example;
    }

    /** The address of something of its own that the operation can be about, in version 1. */
    private static String prepared(Client client, Operation operation) {
        if (operation.path().startsWith("/keys/{")) {
            Answer made = client.post(Part.TICKET, "/keys", "{\"name\":\"changes\",\"roles\":[\"viewer\"]}");
            return operation.path().replace("{id}", made.json().path("id").asText());
        }
        if (!operation.path().contains("{")) {
            return operation.path();
        }
        Answer opened = client.post(
                Part.TICKET,
                "/tickets",
                "{\"subject\":\"To be changed\",\"priority\":\"P4\",\"customer\":{\"name\":\"Ada\"}}");
        String id = opened.json().path("id").asText();
        if (operation.part() == Part.ESCALATION) {
            Awaitility.await("the ticket is at tier 1")
                    .atMost(HEARD_WITHIN)
                    .until(() ->
                            client.get(Part.ESCALATION, "/escalations/" + id).status() == 200);
        }
        return operation.path().replace("{id}", id).replace("{ticketId}", id);
    }
}
