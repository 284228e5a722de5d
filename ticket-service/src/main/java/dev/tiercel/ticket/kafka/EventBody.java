package dev.tiercel.ticket.kafka;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** Reads what others publish; fields this service does not know are ignored, because they are only ever added. */
public final class EventBody {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private EventBody() {}

    /**
     * @throws IllegalArgumentException if the body is not such a thing
     */
    public static <T> T read(byte[] body, Class<T> wanted) {
        T value;
        try {
            value = JSON.readValue(body, wanted);
        } catch (IOException e) {
            throw new IllegalArgumentException("value: " + e.getMessage() + " (expected: JSON of the contract)", e);
        }
        if (value == null) {
            throw new IllegalArgumentException("value: null (expected: JSON of the contract)");
        }
        return value;
    }

    /**
     * @throws IllegalArgumentException if a field the contract requires is not there
     */
    public static <T> T required(T value, String field) {
        if (value == null) {
            throw new IllegalArgumentException(field + ": missing (expected: a value)");
        }
        return value;
    }
}
