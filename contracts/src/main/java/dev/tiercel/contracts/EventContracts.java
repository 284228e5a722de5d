package dev.tiercel.contracts;

import static dev.tiercel.contracts.AsyncApi.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Tells whether a record keeps the contract. Stricter than a reader may be: a field that no schema declares is a problem
 * here, because a publisher that misspells an optional field would otherwise pass.
 */
public final class EventContracts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMAS = "https://tiercel.dev/contracts/schemas/";
    private static final List<String> REQUIRED_HEADERS = List.of(
            "ce_specversion", "ce_id", "ce_type", "ce_source", "ce_subject", "ce_time", "ce_dataschema", "ce_tenant");

    private final Map<String, Map<String, String>> schemaByTopicAndType;
    private final Set<String> unpublished;
    private final Map<String, JsonSchema> schemas;

    private EventContracts(
            Map<String, Map<String, String>> schemaByTopicAndType,
            Set<String> unpublished,
            Map<String, JsonSchema> schemas) {
        this.schemaByTopicAndType = schemaByTopicAndType;
        this.unpublished = unpublished;
        this.schemas = schemas;
    }

    public static EventContracts packaged() {
        AsyncApi api = AsyncApi.packaged();
        Map<String, Map<String, String>> byTopic = new TreeMap<>();
        Set<String> unpublished = new TreeSet<>();
        Map<String, JsonSchema> schemas = new HashMap<>();
        JsonSchemaFactory factory = strictFactory();
        for (String topic : api.channels().keySet()) {
            Map<String, Object> channel = object(api.channels(), topic);
            if (!channel.containsKey("messages")) {
                continue; // dead letters hold anything
            }
            Map<String, String> byType = new TreeMap<>();
            for (String name : object(channel, "messages").keySet()) {
                Map<String, Object> message = object(api.messages(), name);
                String file =
                        (String) object(object(message, "payload"), "schema").get("$ref");
                String id = SCHEMAS + file.substring(file.lastIndexOf('/') + 1);
                byType.put((String) message.get("name"), id);
                if (Boolean.TRUE.equals(message.get("x-unpublished"))) {
                    unpublished.add((String) message.get("name"));
                }
                schemas.computeIfAbsent(id, key -> factory.getSchema(SchemaLocation.of(key)));
            }
            byTopic.put(topic, byType);
        }
        return new EventContracts(byTopic, unpublished, schemas);
    }

    /** Event types that the contract allows on a topic; empty for topics it does not describe. */
    public Set<String> types(String topic) {
        return schemaByTopicAndType.getOrDefault(topic, Map.of()).keySet();
    }

    /** Event types that are agreed upon but that nothing sends yet. Who begins to send one removes the mark. */
    public Set<String> unpublished() {
        return Set.copyOf(unpublished);
    }

    /** Headers that every event has. */
    static List<String> requiredHeaders() {
        return REQUIRED_HEADERS;
    }

    /** What is wrong with a record, one sentence each; empty if it keeps the contract. */
    public List<String> validate(ConsumerRecord<?, byte[]> record) {
        List<String> problems = new ArrayList<>();
        Map<String, String> headers = new TreeMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        REQUIRED_HEADERS.stream()
                .filter(name -> headers.getOrDefault(name, "").isEmpty())
                .forEach(name -> problems.add("header " + name + ": missing"));
        if (!problems.isEmpty()) {
            return problems;
        }
        if (!headers.get("ce_specversion").equals("1.0")) {
            problems.add("header ce_specversion: " + headers.get("ce_specversion") + " (expected: 1.0)");
        }
        if (!"application/json".equals(headers.get("content-type"))) {
            problems.add("header content-type: " + headers.get("content-type") + " (expected: application/json)");
        }
        if (!headers.get("ce_source").matches("/tiercel/[a-z-]+-service")) {
            problems.add("header ce_source: " + headers.get("ce_source") + " (expected: /tiercel/<service>)");
        }
        if (!headers.get("ce_subject").equals(keyOf(record))) {
            problems.add(
                    "header ce_subject: " + headers.get("ce_subject") + " (expected: the key " + keyOf(record) + ")");
        }
        try {
            Instant.parse(headers.get("ce_time"));
        } catch (DateTimeParseException e) {
            problems.add("header ce_time: " + headers.get("ce_time") + " (expected: a UTC instant)");
        }
        validateBody(record, headers, problems);
        return problems;
    }

    private void validateBody(ConsumerRecord<?, byte[]> record, Map<String, String> headers, List<String> problems) {
        String schemaId =
                schemaByTopicAndType.getOrDefault(record.topic(), Map.of()).get(headers.get("ce_type"));
        if (schemaId == null) {
            problems.add("header ce_type: " + headers.get("ce_type") + " (expected on " + record.topic() + ": "
                    + types(record.topic()) + ")");
            return;
        }
        if (!headers.get("ce_dataschema").equals(schemaId)) {
            problems.add("header ce_dataschema: " + headers.get("ce_dataschema") + " (expected: " + schemaId + ")");
        }
        try {
            JsonNode body = JSON.readTree(record.value());
            for (ValidationMessage message : schemas.get(schemaId).validate(body)) {
                problems.add(message.getMessage());
            }
            JsonNode tenant = body.has("ticket") ? body.path("ticket").path("tenant") : body.path("tenant");
            if (!tenant.asText().equals(headers.get("ce_tenant"))) {
                problems.add("header ce_tenant: " + headers.get("ce_tenant") + " (expected: " + tenant.asText() + ")");
            }
        } catch (IOException e) {
            problems.add("value: " + e.getMessage() + " (expected: JSON)");
        }
    }

    private static String keyOf(ConsumerRecord<?, byte[]> record) {
        return record.key() instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : String.valueOf(record.key());
    }

    private static JsonSchemaFactory strictFactory() {
        return JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.add(location -> {
                    String iri = location.toString();
                    return iri.startsWith(SCHEMAS) ? () -> closed(iri.substring(SCHEMAS.length())) : null;
                })));
    }

    /** The packaged schema with every object that lists its properties closed to others. */
    private static InputStream closed(String file) throws IOException {
        try (InputStream in = EventContracts.class.getResourceAsStream("schemas/" + file)) {
            if (in == null) {
                throw new IOException("schemas/" + file + ": not on the class path");
            }
            JsonNode schema = JSON.readTree(in);
            close(schema);
            return new java.io.ByteArrayInputStream(JSON.writeValueAsBytes(schema));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(EventContracts::close);
    }
}
