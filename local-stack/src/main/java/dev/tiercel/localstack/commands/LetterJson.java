package dev.tiercel.localstack.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tiercel.localstack.deadletters.DeadLetter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For programs: an array of letters, or one. A value that is no UTF-8 text stands under {@code valueBase64}. */
final class LetterJson implements LetterText {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String list(List<DeadLetter> letters) {
        ArrayNode array = JSON.createArrayNode();
        letters.forEach(letter -> array.add(summary(letter)));
        return print(array);
    }

    @Override
    public String whole(DeadLetter letter) {
        ObjectNode node = summary(letter);
        ObjectNode headers = node.putObject("headers");
        letter.headers()
                .forEach(header ->
                        headers.put(header.key(), header.value() == null ? null : new String(header.value(), UTF_8)));
        String text = text(letter.value());
        if (text != null) {
            node.put("value", text);
        } else if (letter.value() != null) {
            node.put("valueBase64", Base64.getEncoder().encodeToString(letter.value()));
        }
        return print(node);
    }

    @Override
    public String replayed(List<DeadLetter> letters) {
        ArrayNode array = JSON.createArrayNode();
        letters.forEach(letter -> array.add(letter.id().toString()));
        return print(array);
    }

    private static ObjectNode summary(DeadLetter letter) {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", letter.id().toString());
        node.put("at", letter.at().toString());
        node.put("reason", letter.reason());
        node.put("topic", letter.from().topic());
        node.put("partition", letter.from().partition());
        node.put("offset", letter.from().offset());
        node.put("originalTopic", letter.originalTopic());
        node.put("key", text(letter.key()));
        node.put("eventType", letter.header("ce_type"));
        node.put("eventId", letter.header("ce_id"));
        node.put("replayOf", letter.replayOf());
        node.put(
                "replayedAt",
                letter.replayedAt() == null ? null : letter.replayedAt().toString());
        return node;
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException noText) {
            return null;
        }
    }

    private static String print(Object node) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts can be written", e);
        }
    }
}
