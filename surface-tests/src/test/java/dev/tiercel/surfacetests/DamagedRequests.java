package dev.tiercel.surfacetests;

import dev.tiercel.localstack.Part;
import dev.tiercel.surfacetests.OpenApi.Operation;
import dev.tiercel.surfacetests.OpenApi.Parameter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Makes requests from the documented operations, most of them damaged in one place or several. */
final class DamagedRequests {
    private static final List<String> JUNK = List.of(
            "",
            " ",
            "0",
            "-1",
            "1",
            "99999999999999999999",
            "null",
            "*",
            "'",
            "\"",
            "\"1\"",
            "W/\"1\"",
            "\"1\", \"2\"",
            "true",
            "P1",
            "open",
            "..",
            "%00",
            "a/b",
            "ü😀",
            "2026-02-30T00:00:00Z",
            "2026-03-01T00:00:00Z",
            "2026-03-01T00:00:00 02:00",
            "01960A5E-7C00-7000-8000-000000000001",
            "01960a5e-7c00-7000-8000-000000000009",
            "x".repeat(300),
            "y".repeat(3_000));
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "BREW");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json; charset=utf-16",
            "application/yaml",
            "text/plain",
            "application/xml",
            "multipart/form-data",
            "nonsense");
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

    /**
     * @param documented false if method or path were bent too, so that the operation says nothing about the answer
     */
    record Sent(Operation operation, HttpRequest request, byte[] body, boolean documented) {}

    private final List<Operation> operations;
    private final List<String> ids;
    private final Function<Part, URI> addresses;
    private final String key;
    private final Random random;
    private final Mutations mutations;

    /**
     * @param ids of things that are there
     */
    DamagedRequests(
            List<Operation> operations, List<String> ids, Function<Part, URI> addresses, String key, Random random) {
        this.operations = operations;
        this.ids = ids;
        this.addresses = addresses;
        this.key = key;
        this.random = random;
        this.mutations = new Mutations(random);
    }

    Sent next() {
        Operation operation = operations.get(random.nextInt(operations.size()));
        boolean otherMethod = oneIn(40);
        String method = otherMethod ? mutations.any(METHODS) : operation.method();
        byte[] body = operation.example().map(this::body).orElseGet(() -> oneIn(10) ? new byte[] {'{'} : new byte[0]);
        Address path = address(operation);
        HttpRequest.Builder request = HttpRequest.newBuilder(path.uri())
                .timeout(ANSWER_WITHIN)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (!oneIn(50)) {
            request.header(
                    "Authorization", "Bearer " + (oneIn(50) ? mutations.any(List.of("x", "tck_", key + "x")) : key));
        }
        if (body.length > 0 && !oneIn(60)) {
            request.header("Content-Type", oneIn(30) ? mutations.any(TYPES) : "application/json");
        }
        if (oneIn(30)) {
            request.header(
                    "Accept", mutations.any(List.of("text/html", "application/json", "image/png", "*/*", "junk")));
        }
        for (Parameter header : operation.parameters("header")) {
            if (header.required() ? !oneIn(10) : oneIn(4)) {
                request.header(header.name(), oneIn(2) ? "\"" + random.nextInt(4) + "\"" : headerJunk());
            }
        }
        return new Sent(operation, request.build(), body, !otherMethod && !path.elsewhere());
    }

    private byte[] body(String example) {
        return oneIn(6) ? example.getBytes(StandardCharsets.UTF_8) : mutations.damaged(example);
    }

    /**
     * @param elsewhere whether it was bent so far that it may be the address of something else
     */
    private record Address(URI uri, boolean elsewhere) {}

    private Address address(Operation operation) {
        boolean elsewhere = false;
        StringBuilder path = new StringBuilder(operation.path());
        for (Parameter parameter : operation.parameters("path")) {
            String value = oneIn(6) ? mutations.any(JUNK) : mutations.any(allowed(parameter, ids));
            elsewhere |= value.isBlank() || value.equals("..") || value.contains("/") || value.equals("%00");
            int at = path.indexOf("{" + parameter.name() + "}");
            path.replace(at, at + parameter.name().length() + 2, encoded(value));
        }
        List<String> query = new ArrayList<>();
        for (Parameter parameter : operation.parameters("query")) {
            if (parameter.required() || oneIn(4)) {
                query.add(encoded(parameter.name()) + "="
                        + encoded(oneIn(2) ? mutations.any(JUNK) : mutations.any(allowed(parameter, ids))));
            }
        }
        if (oneIn(40)) {
            query.add(mutations.any(List.of("surprise=1", "limit=1&limit=2", "=", "&&", "cursor=e30", "q=%F0%28%8C")));
        }
        URI uri = URI.create(addresses.apply(operation.part())
                + path.toString()
                + (query.isEmpty() ? "" : "?" + String.join("&", query)));
        return new Address(uri, elsewhere);
    }

    private static List<String> allowed(Parameter parameter, List<String> otherwise) {
        List<String> values = new ArrayList<>();
        parameter.schema().path("enum").forEach(value -> values.add(value.asText()));
        return values.isEmpty() ? otherwise : values;
    }

    private String headerJunk() {
        return mutations.any(List.of("*", "\"\"", "x", "0", "\"1\"", "W/\"1\"", "\"1\", \"2\"", "-", "k".repeat(300)));
    }

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
