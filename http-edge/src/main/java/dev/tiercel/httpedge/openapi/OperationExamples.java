package dev.tiercel.httpedge.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Puts the example of an operation, the resource {@code openapi-examples/<operationId>.json}, where it belongs in the
 * document. Its form: {@code {"request": {"pathParams", "query", "headers", "body"}, "response": {"status", "body"}}},
 * everything but the status optional.
 */
final class OperationExamples {

    private final ObjectMapper json = new ObjectMapper();

    /** Does nothing if the operation has no example; the contract test tells. */
    void addTo(Operation operation) {
        JsonNode example = read(operation.getOperationId());
        if (example == null) {
            return;
        }
        JsonNode request = example.path("request");
        add(operation, Parameter.In.PATH, request.path("pathParams"));
        add(operation, Parameter.In.QUERY, request.path("query"));
        add(operation, Parameter.In.HEADER, request.path("headers"));
        if (operation.getRequestBody() != null) {
            add(operation.getRequestBody().getContent(), request.path("body"), "application/json");
        }
        JsonNode answer = example.path("response");
        APIResponse response =
                operation.getResponses().getAPIResponse(answer.path("status").asText());
        if (response == null) {
            throw new IllegalStateException("openapi-examples/" + operation.getOperationId() + ".json: status "
                    + answer.path("status") + " (expected: one of "
                    + operation.getResponses().getAPIResponses().keySet() + ")");
        }
        add(response.getContent(), answer.path("body"), "application/json");
    }

    private void add(Operation operation, Parameter.In in, JsonNode values) {
        List<Parameter> parameters = Objects.requireNonNullElse(operation.getParameters(), List.of());
        for (Map.Entry<String, JsonNode> field : values.properties()) {
            parameters.stream()
                    .filter(given -> given.getIn() == in && field.getKey().equals(given.getName()))
                    .forEach(given -> given.setExample(value(field.getValue())));
        }
    }

    private void add(@Nullable Content content, JsonNode body, String mediaType) {
        if (content == null || body.isMissingNode()) {
            return;
        }
        if (!content.hasMediaType(mediaType)) {
            content.addMediaType(mediaType, OASFactory.createMediaType());
        }
        content.getMediaType(mediaType).setExample(value(body));
    }

    private Object value(JsonNode node) {
        return json.convertValue(node, Object.class);
    }

    private @Nullable JsonNode read(@Nullable String operationId) {
        String name = "openapi-examples/" + operationId + ".json";
        try (InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            return stream == null ? null : json.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
