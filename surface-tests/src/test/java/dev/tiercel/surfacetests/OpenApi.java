package dev.tiercel.surfacetests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tiercel.localstack.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** The operations that the committed documents of the services promise. */
final class OpenApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DOCUMENTS = Path.of("../contracts/openapi");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /**
     * @param path with its parameters in braces
     * @param example a request body that is accepted, as text; empty where there is none
     */
    record Operation(
            Part part,
            String method,
            String path,
            String id,
            List<Parameter> parameters,
            Optional<String> example,
            Set<Integer> statuses) {

        boolean isRead() {
            return method.equals("GET");
        }

        List<Parameter> parameters(String in) {
            return parameters.stream()
                    .filter(parameter -> parameter.in().equals(in))
                    .toList();
        }

        @Override
        public String toString() {
            return method + " " + path + " of " + part.label();
        }
    }

    /**
     * @param in {@code path}, {@code query} or {@code header}
     */
    record Parameter(String name, String in, boolean required, JsonNode schema) {}

    private OpenApi() {}

    static List<Operation> operations() {
        return Part.services().stream()
                .flatMap(part -> operations(part).stream())
                .toList();
    }

    private static List<Operation> operations(Part part) {
        JsonNode document = read(part);
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
                    if (METHODS.contains(method.getKey())) {
                        operations.add(operation(part, document, path, method));
                    }
                }));
        return operations;
    }

    private static Operation operation(
            Part part, JsonNode document, Map.Entry<String, JsonNode> path, Map.Entry<String, JsonNode> method) {
        JsonNode operation = method.getValue();
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode group : List.of(path.getValue().path("parameters"), operation.path("parameters"))) {
            for (JsonNode written : group) {
                JsonNode parameter = resolve(document, written);
                parameters.add(new Parameter(
                        parameter.path("name").asText(),
                        parameter.path("in").asText(),
                        parameter.path("required").asBoolean(),
                        resolve(document, parameter.path("schema"))));
            }
        }
        Set<Integer> statuses = new TreeSet<>();
        operation.path("responses").fieldNames().forEachRemaining(status -> statuses.add(Integer.valueOf(status)));
        return new Operation(
                part,
                method.getKey().toUpperCase(java.util.Locale.ROOT),
                path.getKey(),
                operation.path("operationId").asText(),
                List.copyOf(parameters),
                example(resolve(document, operation.path("requestBody"))
                        .path("content")
                        .path("application/json")),
                statuses);
    }

    private static Optional<String> example(JsonNode content) {
        Iterator<JsonNode> examples = content.path("examples").elements();
        JsonNode example = examples.hasNext() ? examples.next().path("value") : content.path("example");
        return example.isMissingNode() ? Optional.empty() : Optional.of(example.toString());
    }

    private static JsonNode resolve(JsonNode document, JsonNode node) {
        return node.has("$ref")
                ? resolve(document, document.at(node.path("$ref").asText().substring(1)))
                : node;
    }

    private static JsonNode read(Part part) {
        try {
            return JSON.valueToTree(yaml().load(Files.readString(DOCUMENTS.resolve(part.label() + ".yaml"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads as OpenAPI asks for, YAML 1.2: to 1.1, and so to SnakeYAML, 14:00 is 840, and an instant no text. */
    private static Yaml yaml() {
        DumperOptions unused = new DumperOptions();
        LoaderOptions options = new LoaderOptions();
        return new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new PlainScalars());
    }

    private static final class PlainScalars extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
            addImplicitResolver(Tag.INT, Pattern.compile("-?[0-9]+"), "-0123456789");
            addImplicitResolver(Tag.FLOAT, Pattern.compile("-?[0-9]+\\.[0-9]+"), "-0123456789");
            addImplicitResolver(Tag.NULL, Pattern.compile("null|~"), "n~");
            addImplicitResolver(Tag.NULL, Pattern.compile(""), null);
        }
    }
}
