package dev.tiercel.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * An answer as it is kept.
 *
 * @param headers those that belong to the answer rather than to its transport
 * @param body as it was sent
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Answer {
        headers = Map.copyOf(headers);
    }

    byte[] written() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Answer read(byte[] written) {
        try {
            return JSON.readValue(written, Answer.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
