package dev.tiercel.ticket.assessment.moves.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tiercel.ticket.assessment.moves.MoveOrder;
import dev.tiercel.ticket.assessment.moves.PolicyMove;
import java.util.List;

/** What is stored of an order as JSON. Set up here alone, so that no setting elsewhere changes it. */
final class MoveJson {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private MoveJson() {}

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(value.getClass() + ": cannot be written as JSON", e);
        }
    }

    static MoveOrder order(String json) {
        return read(json, new TypeReference<>() {});
    }

    static List<PolicyMove.Refused> refusals(String json) {
        return read(json, new TypeReference<>() {});
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("policy move: unreadable (expected: what this service wrote)", e);
        }
    }
}
