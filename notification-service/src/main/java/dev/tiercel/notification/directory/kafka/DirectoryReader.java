package dev.tiercel.notification.directory.kafka;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tiercel.notification.directory.Person;
import dev.tiercel.notification.directory.PersonRemoved;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads records of the topic {@code directory}; of its kinds only people matter here. */
public final class DirectoryReader {

    public static final String TOPIC = "directory";
    public static final String PERSON = "dev.tiercel.person.published.v1";
    public static final String PERSON_REMOVED = "dev.tiercel.person.removed.v1";

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private DirectoryReader() {}

    private record PublishedPerson(
            @Nullable String tenant,
            @Nullable String id,
            @Nullable String name,
            @Nullable String email,
            @Nullable String publishedAt,
            @Nullable String removedAt) {}

    /** Who a record is about. */
    public record PersonKey(String tenant, String id) {}

    /** The person a key {@code person/tenant/id} names; empty for another kind. */
    public static Optional<PersonKey> personOf(String key) {
        String[] parts = key.split("/", 3);
        return parts.length == 3 && parts[0].equals("person")
                ? Optional.of(new PersonKey(parts[1], parts[2]))
                : Optional.empty();
    }

    /**
     * @throws IllegalArgumentException naming the field that is missing or wrong, never its content
     */
    public static Person person(byte[] body) {
        PublishedPerson read = read(body);
        return new Person(
                required("tenant", read.tenant()),
                required("id", read.id()),
                required("name", read.name()),
                required("email", read.email()),
                instant("publishedAt", read.publishedAt()));
    }

    /**
     * @throws IllegalArgumentException naming the field that is missing or wrong
     */
    public static PersonRemoved removal(byte[] body) {
        PublishedPerson read = read(body);
        return new PersonRemoved(
                required("tenant", read.tenant()), required("id", read.id()), instant("removedAt", read.removedAt()));
    }

    private static PublishedPerson read(byte[] body) {
        try {
            return JSON.readValue(body, PublishedPerson.class);
        } catch (JacksonException e) {
            // Without the cause: its text may quote an address.
            throw new IllegalArgumentException(
                    e.getLocation() == null
                            ? "body: too deep or too long (expected: a person)"
                            : "body: unreadable at " + e.getLocation().offsetDescription() + " (expected: a person)");
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    private static Instant instant(String field, @Nullable String value) {
        try {
            return Instant.parse(required(field, value));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(field + ": not readable (expected: an ISO-8601 instant in UTC)", e);
        }
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + ": missing (expected: a text)");
        }
        return value;
    }
}
