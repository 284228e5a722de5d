package dev.tiercel.httpedge.openapi;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The refusals every operation may be answered with, all in one form. */
final class Problems {

    private static final String SCHEMA = "Problem";
    private static final Set<HttpMethod> CHANGES = EnumSet.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE);
    private static final Set<HttpMethod> WITH_A_BODY = EnumSet.of(HttpMethod.POST, HttpMethod.PUT);

    private record Refusal(String name, String description) {}

    private static final Map<Integer, Refusal> REFUSALS = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    400,
                    new Refusal(
                            "BadRequest",
                            "The request is malformed; `violations` names each field and what is allowed.")),
            Map.entry(401, new Refusal("Unauthorized", "No API key was sent, or one that is not valid.")),
            Map.entry(403, new Refusal("Forbidden", "The API key has none of the roles this operation needs.")),
            Map.entry(404, new Refusal("NotFound", "There is no such resource, or not in the tenant of the API key.")),
            Map.entry(
                    406, new Refusal("NotAcceptable", "The `Accept` header allows none of the media types there are.")),
            Map.entry(408, new Refusal("RequestTimeout", "The body did not arrive in time.")),
            Map.entry(
                    409,
                    new Refusal(
                            "Conflict",
                            "The state of the resource does not allow it, or a request with the same idempotency key is still running (`request-in-progress`).")),
            Map.entry(
                    412,
                    new Refusal(
                            "PreconditionFailed",
                            "`If-Match` names another version than the current one (`version-mismatch`).")),
            Map.entry(413, new Refusal("ContentTooLarge", "The body is larger than this service accepts.")),
            Map.entry(
                    415,
                    new Refusal("UnsupportedMediaType", "The body is of a media type this operation does not read.")),
            Map.entry(
                    422,
                    new Refusal(
                            "IdempotencyKeyReused",
                            "The idempotency key was used before with another request (`idempotency-key-reused`).")),
            Map.entry(
                    428,
                    new Refusal(
                            "PreconditionRequired",
                            "The change needs `If-Match` with the version it is based on (`precondition-required`).")),
            Map.entry(
                    503,
                    new Refusal(
                            "Unavailable",
                            "Something this service needs is away; repeat the request after `Retry-After`."))));

    private Problems() {}

    static void declare(Components components, Set<String> used) {
        // What the problem library declares of itself has neither types nor violations on all of them.
        List.of("HttpProblem", "HttpValidationProblem", "Violation").forEach(components::removeSchema);
        components.addSchema(SCHEMA, schema());
        components.addSchema("Violation", violation());
        REFUSALS.forEach((status, refusal) -> {
            if (!used.contains(refusal.name())) {
                return;
            }
            APIResponse response = OASFactory.createAPIResponse()
                    .description(refusal.description())
                    .content(content());
            if (status == 503 || status == 409) {
                response.addHeader(
                        Conventions.RETRY_AFTER, OASFactory.createHeader().ref(Conventions.RETRY_AFTER));
                used.add(Conventions.RETRY_AFTER);
            }
            components.addResponse(refusal.name(), response);
        });
    }

    static void apply(String path, HttpMethod method, Operation operation, Set<String> used) {
        Map<String, APIResponse> own = operation.getResponses().getAPIResponses();
        own.forEach((status, response) -> {
            if (status.matches("[45]..")) {
                response.setContent(content());
            }
        });
        REFUSALS.forEach((status, refusal) -> {
            APIResponse declared = own.get(status.toString());
            boolean generated = declared != null && (status == 401 || status == 403);
            if (mayAnswer(status, path, method, operation) && (declared == null || generated)) {
                used.add(refusal.name());
                operation
                        .getResponses()
                        .addAPIResponse(
                                status.toString(),
                                OASFactory.createAPIResponse().ref(refusal.name()));
            }
        });
        operation
                .getResponses()
                .setAPIResponses(new TreeMap<>(operation.getResponses().getAPIResponses()));
    }

    private static boolean mayAnswer(int status, String path, HttpMethod method, Operation operation) {
        return switch (status) {
            case 404 -> path.contains("{");
            case 409 -> CHANGES.contains(method) && !Conventions.isComputed(operation);
            case 412 -> Conventions.honoursIfMatch(path, method);
            case 408, 413, 415 -> WITH_A_BODY.contains(method) && operation.getRequestBody() != null;
            case 422 -> method == HttpMethod.POST && !Conventions.isComputed(operation);
            case 428 -> method == HttpMethod.PUT || method == HttpMethod.DELETE;
            default -> true;
        };
    }

    private static Content content() {
        return OASFactory.createContent()
                .addMediaType(
                        "application/problem+json",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(SCHEMA)));
    }

    private static Schema schema() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("A refusal in the form of RFC 9457. Some types add members of their own.")
                .required(List.of("type", "title", "status"))
                .addProperty(
                        "type",
                        text("Tells refusals apart; stable. All of them are in `docs/problems.md`.")
                                .format("uri")
                                .examples(List.of("https://tiercel.dev/problems/version-mismatch")))
                .addProperty("title", text("The type in words."))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.INTEGER)
                                .description("The HTTP status.")
                                .minimum(BigDecimal.valueOf(400))
                                .maximum(BigDecimal.valueOf(599)))
                .addProperty("detail", text("What is wrong with this very request and what to do."))
                .addProperty("instance", text("The path that was asked for.").format("uri-reference"))
                .addProperty(
                        "violations",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .description("Each field that is wrong.")
                                .items(OASFactory.createSchema().ref("Violation")));
    }

    private static Schema violation() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .required(List.of("field", "in", "message"))
                .addProperty("field", text("Path of the field, for example `customer.email`."))
                .addProperty(
                        "in",
                        text("The part of the request the field is in.")
                                .enumeration(List.of("query", "path", "header", "form", "body", "unknown")))
                .addProperty("message", text("What is wrong and what is allowed."))
                .addProperty(
                        "line",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.INTEGER)
                                .minimum(BigDecimal.ONE)
                                .description(
                                        "Line of the body, from 1, where the body is a document of the rule book."));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
