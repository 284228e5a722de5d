package dev.tiercel.testing.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A parsed OpenAPI 3.1 document. */
public final class OpenApiDocument {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /**
     * @param method in upper case
     * @param path with its templates
     * @param body the operation object
     */
    public record Operation(String id, String method, String path, JsonNode body) {

        @Override
        public String toString() {
            return method + " " + path + " (" + id + ")";
        }

        /** Whether a request's path fits; a literal segment fits itself, a template any one segment. */
        boolean fits(String requestMethod, String requestPath) {
            String[] templates = path.split("/", -1);
            String[] segments = requestPath.split("/", -1);
            if (!method.equals(requestMethod) || templates.length != segments.length) {
                return false;
            }
            for (int i = 0; i < templates.length; i++) {
                if (!templates[i].startsWith("{") && !templates[i].equals(segments[i])) {
                    return false;
                }
            }
            return true;
        }
    }

    private final JsonNode root;
    private final JsonNode strictComponents;
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final SchemaValidatorsConfig withFormats =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private OpenApiDocument(JsonNode root) {
        this.root = root;
        this.strictComponents = root.path("components").deepCopy();
        for (JsonNode schema : strictComponents.path("schemas")) {
            refuseUnknown(schema);
        }
    }

    public static OpenApiDocument parse(String json) {
        try {
            return new OpenApiDocument(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }

    public JsonNode root() {
        return root;
    }

    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> operations.add(new Operation(
                                method.getValue().path("operationId").asText(),
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                method.getValue()))));
        return operations;
    }

    /** The operation a request is meant for; of several the one with the longest literal beginning. */
    Optional<Operation> find(String method, String path) {
        return operations().stream()
                .filter(operation -> operation.fits(method, path))
                .max((one, other) -> Integer.compare(
                        one.path().replaceAll("\\{.*", "").length(),
                        other.path().replaceAll("\\{.*", "").length()));
    }

    /** What the document does not allow of this answer; empty if it allows it. */
    List<String> mistakesOfAnswer(Operation operation, int status, String contentType, String body) {
        JsonNode response = resolved(operation.body().path("responses").path(Integer.toString(status)));
        if (response.isMissingNode()) {
            return List.of(operation + ": status " + status + " is not documented: " + body);
        }
        if (body.isEmpty()) {
            return List.of();
        }
        String mediaType = contentType.split(";")[0].strip();
        JsonNode content = response.path("content").path(mediaType);
        if (content.isMissingNode()) {
            return List.of(operation + ": " + mediaType + " is not documented for status " + status);
        }
        if (!mediaType.endsWith("json")) {
            return List.of();
        }
        return violations(content.path("schema"), body).stream()
                .map(message -> operation + ": answer " + status + ": " + message)
                .toList();
    }

    /** What the document does not allow of this JSON body of a request; empty if it allows it. */
    List<String> mistakesOfRequest(Operation operation, JsonNode body) {
        JsonNode content =
                resolved(operation.body().path("requestBody")).path("content").path("application/json");
        if (content.isMissingNode()) {
            return List.of(operation + ": a body in application/json is not documented");
        }
        return violations(content.path("schema"), body.toString()).stream()
                .map(message -> operation + ": example request: " + message)
                .toList();
    }

    /** What a reference within the document leads to; the node itself if it is none. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? resolved(root.at(node.get("$ref").asText().substring(1))) : node;
    }

    private List<String> violations(JsonNode schema, String json) {
        if (schema.isMissingNode()) {
            return List.of();
        }
        ObjectNode whole = JSON.createObjectNode();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.putArray("allOf").add(schema);
        whole.set("components", strictComponents);
        try {
            return schemas.getSchema(whole, withFormats).validate(JSON.readTree(json)).stream()
                    .map(ValidationMessage::getMessage)
                    .toList();
        } catch (JsonProcessingException e) {
            return List.of("not JSON: " + json);
        }
    }

    /** An answer with a field the document does not know is a mistake; problems may have members of their own. */
    private static void refuseUnknown(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.has("properties")
                && !object.has("additionalProperties")
                && !object.path("properties").has("violations")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(OpenApiDocument::refuseUnknown);
    }
}
