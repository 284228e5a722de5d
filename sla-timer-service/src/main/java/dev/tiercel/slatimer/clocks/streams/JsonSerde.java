package dev.tiercel.slatimer.clocks.streams;

import dev.tiercel.slatimer.clocks.kafka.Json;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** State as JSON: an older version of the service passes over fields it does not know. */
public final class JsonSerde {

    private JsonSerde() {}

    static <T> Serde<T> of(Class<T> type) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : Json.bytes(value),
                (topic, bytes) -> bytes == null ? null : read(type, bytes));
    }

    public static <T> T read(Class<T> type, byte[] bytes) {
        try {
            return Json.MAPPER.readValue(bytes, type);
        } catch (IOException e) {
            throw new SerializationException("not a " + type.getSimpleName() + " of this version", e);
        }
    }
}
