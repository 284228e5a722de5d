package dev.tiercel.escalation.rulebook.kafka;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.tiercel.escalation.rulebook.PolicyRules.Condition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A condition as one object: its fields, and {@code attributes} among them if there are any. */
final class ConditionForm extends SimpleModule {

    private static final long serialVersionUID = 1L;
    private static final String ATTRIBUTES = "attributes";

    ConditionForm() {
        super("condition-form");
        addSerializer(Condition.class, new Writer());
        addDeserializer(Condition.class, new Reader());
    }

    private static final class Writer extends JsonSerializer<Condition> {
        @Override
        public void serialize(Condition condition, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            for (Map.Entry<String, List<String>> field : condition.fields().entrySet()) {
                provider.defaultSerializeField(field.getKey(), field.getValue(), json);
            }
            if (!condition.attributes().isEmpty()) {
                provider.defaultSerializeField(ATTRIBUTES, condition.attributes(), json);
            }
            json.writeEndObject();
        }
    }

    private static final class Reader extends JsonDeserializer<Condition> {
        @Override
        public Condition deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode when = context.readTree(parser);
            Map<String, List<String>> fields = lists(when);
            fields.remove(ATTRIBUTES);
            return new Condition(fields, lists(when.path(ATTRIBUTES)));
        }

        private static Map<String, List<String>> lists(JsonNode object) {
            Map<String, List<String>> lists = new TreeMap<>();
            object.properties().forEach(field -> {
                List<String> values = new ArrayList<>();
                field.getValue().forEach(value -> values.add(value.asText()));
                lists.put(field.getKey(), values);
            });
            return lists;
        }
    }
}
