package dev.tiercel.testing.openapi;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Sends the request of an example and compares what comes back with what the example promises. */
final class ExampleRun {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OpenApiDocument document;
    private final OpenApiDocument.Operation operation;
    private final String apiKey;

    ExampleRun(OpenApiDocument document, OpenApiDocument.Operation operation, String apiKey) {
        this.document = document;
        this.operation = operation;
        this.apiKey = apiKey;
    }

    List<String> mistakes(Example example, Map<String, String> replacements) {
        int status = example.response().path("status").asInt();
        JsonNode promised = example.response().path("body");
        List<String> mistakes = new ArrayList<>();
        JsonNode body = example.request().path("body");
        if (!body.isMissingNode() && status < 300) {
            mistakes.addAll(document.mistakesOfRequest(operation, body));
        }
        if (!promised.isMissingNode()) {
            String type = status < 400 ? "application/json" : "application/problem+json";
            document.mistakesOfAnswer(operation, status, type, promised.toString()).stream()
                    .map(mistake -> "example response: " + mistake)
                    .forEach(mistakes::add);
        }
        Response answer = send(example.requestWith(replacements));
        String text = answer.asString();
        if (answer.statusCode() != status) {
            mistakes.add(operation + ": status " + answer.statusCode() + " (expected: " + status + "): " + text);
        }
        mistakes.addAll(document.mistakesOfAnswer(
                operation, answer.statusCode(), Objects.requireNonNullElse(answer.contentType(), ""), text));
        if (mistakes.isEmpty() && !promised.isMissingNode()) {
            compare("body", promised, parse(text), mistakes);
        }
        return mistakes;
    }

    private Response send(JsonNode request) {
        RequestSpecification specification = given().auth().oauth2(apiKey);
        request.path("pathParams")
                .properties()
                .forEach(field ->
                        specification.pathParam(field.getKey(), field.getValue().asText()));
        request.path("query")
                .properties()
                .forEach(field ->
                        values(field.getValue()).forEach(value -> specification.queryParam(field.getKey(), value)));
        request.path("headers")
                .properties()
                .forEach(field ->
                        specification.header(field.getKey(), field.getValue().asText()));
        JsonNode body = request.path("body");
        if (!body.isMissingNode()) {
            specification.contentType("application/json").body(body.toString());
        }
        return specification.request(operation.method(), operation.path());
    }

    private static List<String> values(JsonNode value) {
        if (!value.isArray()) {
            return List.of(value.asText());
        }
        List<String> values = new ArrayList<>();
        value.forEach(item -> values.add(item.asText()));
        return values;
    }

    /** Ids and instants differ from run to run; that a field is there, and of the same kind, does not. */
    private void compare(String where, JsonNode promised, JsonNode given, List<String> mistakes) {
        if (promised.getNodeType() != given.getNodeType()) {
            mistakes.add(operation + ": " + where + " is " + given.getNodeType() + " (the example shows "
                    + promised.getNodeType() + ")");
        } else if (promised.getNodeType() == JsonNodeType.OBJECT) {
            promised.properties()
                    .forEach(field -> compare(
                            where + "." + field.getKey(), field.getValue(), given.path(field.getKey()), mistakes));
        } else if (promised.getNodeType() == JsonNodeType.ARRAY && !promised.isEmpty()) {
            compare(where + "[0]", promised.get(0), given.path(0), mistakes);
        } else if (promised.isBoolean() && !promised.equals(given)) {
            mistakes.add(operation + ": " + where + " is " + given + " (the example shows " + promised + ")");
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
