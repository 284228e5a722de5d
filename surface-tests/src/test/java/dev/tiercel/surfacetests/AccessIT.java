package dev.tiercel.surfacetests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.localstack.Part;
import dev.tiercel.surfacetests.Client.Answer;
import dev.tiercel.surfacetests.OpenApi.Operation;
import dev.tiercel.surfacetests.OpenApi.Parameter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every documented call with every role, and from another tenant. */
@Order(4)
@ExtendWith(SharedStack.class)
class AccessIT {
    private static final Duration HONOURED_WITHIN = Duration.ofSeconds(10);
    private static final String MARK = "only-default-may-see-this";
    private static final String PERSON = "anonymous";

    private final List<Operation> operations = OpenApi.operations();

    @Test
    void everyRoleMayDoWhatTheTableSaysAndNothingElse(SharedStack.Running running) throws IOException {
        // given
        AccessTable table = AccessTable.read();
        Client admin = admin(running);
        Map<String, Client> clients = new HashMap<>();
        for (String role : table.roles()) {
            clients.put(
                    role, withKey(running, admin, "{\"name\":\"matrix " + role + "\",\"roles\":[\"" + role + "\"]}"));
        }

        // when
        Map<String, List<String>> allowed = new HashMap<>();
        for (Operation operation : operations) {
            List<String> roles = new ArrayList<>();
            for (String role : table.roles()) {
                int status = call(clients.get(role), operation, Map.of()).status();
                assertThat(status)
                        .as("%s as %s", operation, role)
                        .isNotEqualTo(401)
                        .isLessThan(500);
                if (status != 403) {
                    roles.add(role);
                }
            }
            allowed.put(name(operation), roles);
        }

        // then
        assertThat(table.rolesByCall().keySet()).containsExactlyInAnyOrderElementsOf(allowed.keySet());
        assertThat(allowed)
                .allSatisfy((call, roles) -> assertThat(roles)
                        .as(call)
                        .containsExactlyInAnyOrderElementsOf(table.rolesByCall().get(call)));
    }

    @Test
    void anotherTenantSeesAndChangesNothing(SharedStack.Running running) {
        // given
        Client ours = admin(running);
        String ticketId = ours.post(
                        Part.TICKET,
                        "/tickets",
                        "{\"subject\":\"" + MARK + "\",\"priority\":\"P1\",\"customer\":{\"name\":\"" + MARK + "\"}}")
                .json()
                .path("id")
                .asText();
        ours.post(Part.TICKET, "/tickets/" + ticketId + "/note", "{\"by\":\"" + MARK + "\",\"text\":\"" + MARK + "\"}");
        String keyId = ours.post(Part.TICKET, "/keys", "{\"name\":\"" + MARK + "\",\"roles\":[\"viewer\"]}")
                .json()
                .path("id")
                .asText();
        ours.send(
                Part.ESCALATION,
                "PUT",
                "/directory/people/" + PERSON,
                Map.of(),
                "{\"name\":\"" + MARK + "\",\"email\":\"hidden@example.com\"}");
        Awaitility.await()
                .atMost(HONOURED_WITHIN)
                .until(() ->
                        ours.get(Part.ESCALATION, "/escalations/" + ticketId).status() == 200);
        Client theirs = withKey(running, ours, "{\"name\":\"theirs\",\"roles\":[\"admin\"],\"tenant\":\"acme\"}");
        List<String> before = state(ours, ticketId, keyId);

        // when
        Map<String, String> known = Map.of("ticketId", ticketId, "keyId", keyId);
        Map<String, Answer> answers = new HashMap<>();
        for (Operation operation : operations) {
            answers.put(operation.toString(), call(theirs, operation, known));
        }

        // then
        assertThat(answers).allSatisfy((call, answer) -> {
            // A tenant begins without policies, and opens no tickets until it has some.
            boolean withoutPolicies = answer.status() == 503 && answer.text().contains("/no-policy-yet");
            assertThat(withoutPolicies || answer.status() < 500).as(call).isTrue();
            assertThat(answer.status()).as(call).isNotIn(401, 403);
            assertThat(answer.text()).as(call).doesNotContain(MARK);
        });
        assertThat(state(ours, ticketId, keyId)).isEqualTo(before);
        assertThat(Part.services()).allSatisfy(service -> {
            assertThat(theirs.get(service, "/q/metrics").status()).isEqualTo(403);
            assertThat(ours.get(service, "/q/metrics").status()).isEqualTo(200);
        });
    }

    /** What the other tenant must not have moved. */
    private static List<String> state(Client ours, String ticketId, String keyId) {
        return List.of(
                ours.get(Part.TICKET, "/tickets/" + ticketId)
                        .json()
                        .path("version")
                        .asText(),
                ours.get(Part.TICKET, "/keys/" + keyId).text(),
                ours.get(Part.ESCALATION, "/directory/people/" + PERSON).text(),
                ours.get(Part.ESCALATION, "/policies/sla-policy/standard").text(),
                ours.get(Part.ESCALATION, "/policies/policy-rules/main").text(),
                ours.get(Part.ESCALATION, "/escalations/" + ticketId)
                        .json()
                        .path("sequence")
                        .asText());
    }

    private static Client admin(SharedStack.Running running) {
        return new Client(running.stack(), running.stack().apiKey());
    }

    private static Client withKey(SharedStack.Running running, Client admin, String wanted) {
        Answer made = admin.post(Part.TICKET, "/keys", wanted);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        Client client = new Client(running.stack(), made.json().path("key").asText());
        for (Part part : Part.services()) {
            Awaitility.await(part.label() + " honours a new key")
                    .atMost(HONOURED_WITHIN)
                    .until(() -> client.get(part, "/q/openapi").status() == 200);
        }
        return client;
    }

    /**
     * @param known ids by their kind; what is not known is made up
     */
    private static Answer call(Client client, Operation operation, Map<String, String> known) {
        String path = operation.path();
        for (Parameter parameter : operation.parameters("path")) {
            path = path.replace("{" + parameter.name() + "}", value(operation, parameter, known));
        }
        Map<String, String> headers =
                operation.method().equals("PUT") || operation.method().equals("DELETE")
                        ? Map.of("If-Match", "*")
                        : Map.of();
        return client.send(
                operation.part(),
                operation.method(),
                path,
                headers,
                operation.example().orElse(""));
    }

    private static String value(Operation operation, Parameter parameter, Map<String, String> known) {
        String path = operation.path();
        boolean aboutTickets = path.startsWith("/tickets") || path.startsWith("/escalations");
        if (aboutTickets && (parameter.name().equals("id") || parameter.name().equals("ticketId"))) {
            return known.getOrDefault("ticketId", UUID.randomUUID().toString());
        } else if (path.startsWith("/keys")) {
            return known.getOrDefault("keyId", "nobodys");
        } else if (parameter.name().equals("kind")) {
            return "sla-policy";
        } else if (path.startsWith("/directory/people")) {
            return known.isEmpty() ? "nobody" : PERSON;
        } else if (parameter.name().equals("version")) {
            return "1";
        }
        return known.isEmpty() ? "nothing" : "standard";
    }

    private static String name(Operation operation) {
        return operation.part().label() + " " + operation.method() + " " + operation.path();
    }
}
