package dev.tiercel.localstack.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tiercel.localstack.Part;
import dev.tiercel.localstack.StackFailure;
import dev.tiercel.localstack.Target;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Requests with the key of a stack; an answer other than 2xx is a {@link StackFailure}. Thread-safe. */
public final class Rest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int EXISTS_ALREADY = 428;
    /** What a service answers as long as it has not read of a key, or of the policies of a tenant. */
    private static final Set<Integer> NOT_YET = Set.of(401, 503);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Target target;
    private final boolean patient;

    private Rest(Target target, boolean patient) {
        this.target = target;
        this.patient = patient;
    }

    public static Rest of(Target target) {
        return new Rest(target, false);
    }

    /** With a key and policies that have just been made: what is not known yet is asked again for a while. */
    public static Rest ofNewTenant(Target target) {
        return new Rest(target, true);
    }

    public JsonNode get(Part service, String path) {
        return answer(request(service, path).GET());
    }

    public JsonNode post(Part service, String path, Map<String, ?> body) {
        try {
            return answer(request(service, path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
        } catch (IOException e) {
            throw new IllegalArgumentException("not expressible as JSON: " + body, e);
        }
    }

    /** Writes an entry of the rule book, whatever it says now. */
    private void put(String path, String yaml) {
        HttpRequest.Builder request = request(Part.ESCALATION, path)
                .header("Content-Type", "application/yaml")
                .header("Accept", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(yaml));
        HttpResponse<String> response = send(request);
        if (response.statusCode() == EXISTS_ALREADY) {
            response = send(request.header("If-Match", "*"));
        }
        read(response);
    }

    /**
     * Makes these the newest versions of the tenant that the key is for.
     *
     * @param documents in YAML, in an order in which each entry is complete: people, teams, policies, rules
     */
    public void upload(Iterable<String> documents) {
        for (String document : documents) {
            Map<String, Object> entry = new Yaml(new SafeConstructor(new LoaderOptions())).load(document);
            put(folder((String) entry.get("kind")) + entry.get("id"), document);
        }
    }

    private static String folder(String kind) {
        return switch (kind) {
            case "person" -> "/directory/people/";
            case "team" -> "/directory/teams/";
            default -> "/policies/" + kind + "/";
        };
    }

    private JsonNode answer(HttpRequest.Builder request) {
        return read(send(request));
    }

    private static JsonNode read(HttpResponse<String> response) {
        HttpRequest request = response.request();
        if (response.statusCode() / 100 != 2) {
            throw new StackFailure(request.method() + " " + request.uri() + " answered " + response.statusCode() + ": "
                    + response.body());
        }
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new StackFailure(request.method() + " " + request.uri() + " did not answer JSON: " + e, e);
        }
    }

    private HttpRequest.Builder request(Part service, String path) {
        return HttpRequest.newBuilder(URI.create(target.url(service) + path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + target.apiKey());
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        long began = System.nanoTime();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            while (patient
                    && NOT_YET.contains(response.statusCode())
                    && System.nanoTime() - began < PATIENCE.toNanos()) {
                Thread.sleep(LOOK_EVERY.toMillis());
                response = http.send(request, HttpResponse.BodyHandlers.ofString());
            }
            return response;
        } catch (IOException e) {
            throw new StackFailure(request.method() + " " + request.uri() + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while waiting for an answer", e);
        }
    }
}
