package dev.tiercel.testing.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/**
 * The example of an operation as the document shows it.
 *
 * @param request pathParams, query, headers, body; each optional
 * @param response status and, where there is one, body
 */
record Example(JsonNode request, JsonNode response) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static String path(String operationId) {
        return "openapi-examples/" + operationId + ".json";
    }

    static Optional<Example> of(String operationId) {
        String path = path(operationId);
        try (InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (stream == null) {
                return Optional.empty();
            }
            JsonNode read = JSON.readTree(stream);
            return Optional.of(new Example(read.path("request"), read.path("response")));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** The request with the texts that stand for something of this run replaced. */
    JsonNode requestWith(Map<String, String> replacements) {
        String text = request.toString();
        for (Map.Entry<String, String> replacement : replacements.entrySet()) {
            text = text.replace(replacement.getKey(), replacement.getValue());
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "replacements: " + replacements + " (expected: texts that keep JSON)", e);
        }
    }
}
