package dev.tiercel.surfacetests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages request bodies, as clients with defects and people with bad intent do. The same seed, the same damage. */
final class Mutations {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What is put in the place of a value. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "99999999999999999999",
            "2147483648",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u202e\\u0007\"",
            "\"a\\nb\\r\\tc\"",
            "\"P0\"",
            "\"PT-5M\"",
            "\"P999999999D\"",
            "\"2026-13-45T99:99:99Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"-000001-01-01T00:00:00Z\"",
            "\"2999-01-01T00:00:00Z\"",
            "\"01960a5e-7c00-7000-8000-000000000009\"",
            "\"' OR 1=1 --\"",
            "\"%00%0a../../etc\"",
            "\"😀😀😀\"",
            "[]",
            "{}",
            "[null]",
            "{\"\":{}}",
            "[[[[[[[[]]]]]]]]");

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    byte[] damaged(String body) {
        return switch (random.nextInt(12)) {
            case 0 -> truncated(body.getBytes(StandardCharsets.UTF_8));
            case 1 -> flipped(body.getBytes(StandardCharsets.UTF_8));
            case 2 -> bytes(random.nextBoolean() ? "" : any(VALUES));
            case 3 -> bytes("[".repeat(1 + random.nextInt(30_000)));
            case 4 -> bytes("{\"x\":\"" + "y".repeat(random.nextInt(400_000)) + "\"}");
            case 5 -> twice(body);
            default -> bytes(fieldsDamaged(body));
        };
    }

    /** One to three fields, anywhere in the body. */
    private String fieldsDamaged(String body) {
        try {
            JsonNode root = JSON.readTree(body);
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                List<JsonNode> containers = new ArrayList<>();
                collect(root, containers);
                if (!containers.isEmpty()) {
                    damage(containers.get(random.nextInt(containers.size())));
                }
            }
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("example: " + body + " (expected: JSON)", e);
        }
    }

    private void damage(JsonNode container) {
        if (container instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.isEmpty() ? "surprise" : names.get(random.nextInt(names.size()));
            switch (random.nextInt(4)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(any(List.of(name + "s", "Surprise", "", "__proto__", "\u0000")), value());
                default -> object.set(name, value());
            }
        } else if (container instanceof ArrayNode array) {
            if (array.isEmpty() || random.nextBoolean()) {
                array.add(value());
            } else {
                array.set(random.nextInt(array.size()), value());
            }
        }
    }

    private JsonNode value() {
        if (random.nextInt(8) == 0) {
            return TextNode.valueOf(any(List.of("x", "ü", "😀", " ")).repeat(random.nextInt(25_000)));
        }
        // As raw text, which keeps numbers that no Java type holds.
        return (JsonNode) NODES.rawValueNode(new RawValue(any(VALUES)));
    }

    private byte[] truncated(byte[] body) {
        return Arrays.copyOf(body, random.nextInt(body.length));
    }

    private byte[] flipped(byte[] body) {
        byte[] other = body.clone();
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            other[random.nextInt(other.length)] = (byte) random.nextInt(256);
        }
        return other;
    }

    /** The first field once more, which some readers take and others do not. */
    private static byte[] twice(String body) {
        String inner = body.substring(1, body.length() - 1);
        return bytes("{" + inner + "," + inner + "}");
    }

    String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
