package dev.tiercel.httpedge.openapi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Idempotency keys, entity tags and pages work alike everywhere; the path and the method say where they apply. */
final class Conventions {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String IDEMPOTENCY_REPLAYED = "Idempotency-Replayed";
    private static final String IF_MATCH = "If-Match";
    private static final String ETAG = "ETag";
    private static final String LINK = "Link";
    private static final String LOCATION = "Location";
    static final String RETRY_AFTER = "Retry-After";

    private Conventions() {}

    /** Declares of the parameters and headers only those that some operation refers to. */
    static void declare(Components components, Set<String> used) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        parameters.put(
                IDEMPOTENCY_KEY,
                header(
                        IDEMPOTENCY_KEY,
                        "Makes repeating safe: the same key with the same request is answered with the stored answer for "
                                + "24 hours. One per request that is meant, for example a UUID.",
                        text().minLength(1).maxLength(255).pattern("^[!-~]+$")));
        parameters.put(
                IF_MATCH,
                header(
                        IF_MATCH,
                        "The change is made only if this is the `ETag` of the current version; `*` stands for any.",
                        text().pattern("^(\\*|\"[!#-~]+\"(\\s*,\\s*\"[!#-~]+\")*)$")));
        Map<String, Header> headers = new LinkedHashMap<>();
        headers.put(ETAG, header("The version of the resource, for `If-Match`.", "\"3\""));
        headers.put(LINK, header("The next page, if there is one.", "</tickets?cursor=bmV4dA>; rel=\"next\""));
        headers.put(
                IDEMPOTENCY_REPLAYED, header("`true` on an answer that was stored when it was first given.", "true"));
        headers.put(LOCATION, header("Where the resource is.", "/tickets/01957f2e-8a4b-7c31-9d20-3f5b7a6c1e42"));
        headers.put(
                RETRY_AFTER,
                header("Seconds to wait before repeating the request.", 5)
                        .schema(OASFactory.createSchema().addType(Schema.SchemaType.INTEGER)));
        parameters.forEach((name, parameter) -> {
            if (used.contains(name)) {
                components.addParameter(name, parameter);
            }
        });
        headers.forEach((name, header) -> {
            if (used.contains(name)) {
                components.addHeader(name, header);
            }
        });
    }

    static void apply(String path, HttpMethod method, Operation operation, Set<String> used) {
        describePaging(operation);
        if (isComputed(operation)) {
            return;
        }
        if (method == HttpMethod.POST) {
            accept(operation, IDEMPOTENCY_KEY, used);
        }
        if (honoursIfMatch(path, method)) {
            accept(operation, IF_MATCH, used);
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                headersOf(path, method, operation, status).forEach(header -> refer(response, header, used));
            }
        });
    }

    /** Answers are worked out on request: there is nothing to repeat by mistake, and no version of it. */
    static boolean isComputed(Operation operation) {
        return operation.getExtensions() != null && operation.getExtensions().containsKey("x-computed");
    }

    static boolean honoursIfMatch(String path, HttpMethod method) {
        return method == HttpMethod.PUT
                || method == HttpMethod.DELETE
                || method == HttpMethod.POST && path.contains("{");
    }

    private static List<String> headersOf(String path, HttpMethod method, Operation operation, String status) {
        List<String> headers = new ArrayList<>();
        boolean one = method == HttpMethod.GET ? path.endsWith("}") : method != HttpMethod.DELETE;
        if (one && !status.equals("204")) {
            headers.add(ETAG);
        }
        if (method == HttpMethod.POST) {
            headers.add(IDEMPOTENCY_REPLAYED);
        }
        if (status.equals("201") || status.equals("202")) {
            headers.add(LOCATION);
        }
        if (method == HttpMethod.GET && parameters(operation).stream().anyMatch(given -> isQuery(given, "cursor"))) {
            headers.add(LINK);
        }
        return headers;
    }

    /** The same on every list; what they are read with cannot say it. */
    private static void describePaging(Operation operation) {
        for (Parameter given : parameters(operation)) {
            if (isQuery(given, "limit")) {
                given.setDescription("Most items of the page.");
                given.setSchema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.INTEGER)
                        .minimum(BigDecimal.ONE)
                        .maximum(BigDecimal.valueOf(200))
                        .defaultValue(50));
            } else if (isQuery(given, "cursor")) {
                given.setDescription(
                        "Where the page begins: taken as it is from the `Link` header of the page before.");
                given.setSchema(text());
            }
        }
    }

    private static boolean isQuery(Parameter given, String name) {
        return given.getIn() == Parameter.In.QUERY && name.equals(given.getName());
    }

    private static void accept(Operation operation, String name, Set<String> used) {
        boolean own = parameters(operation).stream()
                .anyMatch(given -> name.equalsIgnoreCase(given.getName()) && given.getIn() == Parameter.In.HEADER);
        if (!own) {
            used.add(name);
            operation.addParameter(OASFactory.createParameter().ref(name));
        }
    }

    private static void refer(APIResponse response, String header, Set<String> used) {
        if (response.getHeaders() == null || !response.getHeaders().containsKey(header)) {
            used.add(header);
            response.addHeader(header, OASFactory.createHeader().ref(header));
        }
    }

    private static List<Parameter> parameters(Operation operation) {
        return Objects.requireNonNullElse(operation.getParameters(), List.of());
    }

    private static Parameter header(String name, String description, Schema schema) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .description(description)
                .schema(schema);
    }

    private static Header header(String description, Object example) {
        return OASFactory.createHeader().description(description).schema(text()).example(example);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
