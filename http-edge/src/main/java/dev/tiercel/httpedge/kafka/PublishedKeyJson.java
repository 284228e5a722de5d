package dev.tiercel.httpedge.kafka;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tiercel.httpedge.ApiKeyHash;
import dev.tiercel.httpedge.PublishedKey;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the value of a record on {@code access-keys}; fields this version does not know are ignored. */
public final class PublishedKeyJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private record Value(
            @Nullable String id,
            @Nullable String tenant,
            int version,
            @Nullable String name,
            @Nullable Set<String> roles,
            @Nullable List<Secret> hashes,
            @Nullable String expiresAt,
            @Nullable String revokedAt) {}

    private record Secret(@Nullable String hash, @Nullable String validUntil) {
        PublishedKey.Secret read() {
            return new PublishedKey.Secret(new ApiKeyHash(required("hash", hash)), instant("validUntil", validUntil));
        }
    }

    private PublishedKeyJson() {}

    /**
     * @throws IllegalArgumentException naming what is missing or wrong
     */
    public static PublishedKey read(byte[] json) {
        Value value;
        try {
            value = required("value", JSON.readValue(json, Value.class));
        } catch (IOException e) {
            throw new IllegalArgumentException("value: not readable (expected: JSON of the contract)", e);
        }
        return new PublishedKey(
                required("id", value.id()),
                required("tenant", value.tenant()),
                value.version(),
                required("name", value.name()),
                required("roles", value.roles()),
                required("hashes", value.hashes()).stream().map(Secret::read).toList(),
                instant("expiresAt", value.expiresAt()),
                instant("revokedAt", value.revokedAt()));
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + ": missing (expected: a value)");
        }
        return value;
    }

    private static @Nullable Instant instant(String field, @Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(field + ": " + text + " (expected: an ISO-8601 instant in UTC)", e);
        }
    }
}
