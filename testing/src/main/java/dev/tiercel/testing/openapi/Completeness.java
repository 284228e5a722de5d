package dev.tiercel.testing.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a reader of the document would miss. */
final class Completeness {

    private static final Pattern INTERNAL = Pattern.compile(
            "(Uni|Multi|JsonNode|Response|RestResponse|Object|Map|HttpProblem|.*(Row|Dto|Entity|Request|Answer|\\d))");

    private Completeness() {}

    static List<String> mistakes(OpenApiDocument document) {
        List<String> mistakes = new ArrayList<>();
        if (document.root().path("info").path("description").asText().isBlank()) {
            mistakes.add(
                    "info.description: missing (expected: what the service is for; quarkus.smallrye-openapi.info-description)");
        }
        document.operations().forEach(operation -> say(document, operation, mistakes));
        document.root().path("components").path("schemas").properties().forEach(schema -> {
            if (INTERNAL.matcher(schema.getKey()).matches()) {
                mistakes.add("schema " + schema.getKey() + " (expected: a name in the domain's words, @Schema(name))");
            }
        });
        references(document, document.root(), mistakes);
        return mistakes;
    }

    private static void say(OpenApiDocument document, OpenApiDocument.Operation operation, List<String> mistakes) {
        JsonNode body = operation.body();
        for (String field : List.of("operationId", "summary", "description")) {
            if (body.path(field).asText().isBlank()) {
                mistakes.add(operation + ": " + field + " missing (expected: @Operation(" + field + " = ...))");
            }
        }
        if (!body.path("description").asText().contains("Roles: ")) {
            mistakes.add(operation + ": no role (expected: @RolesAllowed)");
        }
        for (JsonNode reference : body.path("parameters")) {
            JsonNode parameter = document.resolved(reference);
            if (parameter.path("description").asText().isBlank()) {
                mistakes.add(operation + ": parameter " + parameter.path("name").asText()
                        + " has no description (expected: @Parameter(description = ...))");
            }
        }
        boolean answersWell = false;
        for (var response : body.path("responses").properties()) {
            answersWell |= response.getKey().startsWith("2");
            JsonNode resolved = document.resolved(response.getValue());
            boolean typed =
                    response.getKey().equals("204") || !resolved.path("content").isEmpty();
            if (!typed) {
                mistakes.add(operation + ": response " + response.getKey() + " has no schema");
            }
            if (resolved.path("description").asText().isBlank()) {
                mistakes.add(operation + ": response " + response.getKey() + " has no description");
            }
        }
        if (!answersWell) {
            mistakes.add(operation + ": no 2xx response");
        }
        if (Example.of(operation.id()).isEmpty()) {
            mistakes.add(
                    operation + ": no example (expected: src/main/resources/" + Example.path(operation.id()) + ")");
        }
    }

    private static void references(OpenApiDocument document, JsonNode node, List<String> mistakes) {
        if (node.path("$ref").isTextual() && document.resolved(node).isMissingNode()) {
            mistakes.add("$ref " + node.get("$ref").asText() + " leads nowhere");
        }
        node.forEach(child -> references(document, child, mistakes));
    }
}
