package dev.tiercel.escalation.rulebook.kafka;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.tiercel.escalation.rulebook.Calendar.Window;
import java.io.IOException;
import java.time.DayOfWeek;
import java.util.Locale;

/** Weekdays in lower case, and windows as {@code {"from":"09:00","to":"24:00"}}. */
final class CalendarForms extends SimpleModule {

    private static final long serialVersionUID = 1L;

    CalendarForms() {
        super("calendar-forms");
        addKeySerializer(DayOfWeek.class, new WeekdayWriter());
        addKeyDeserializer(DayOfWeek.class, new WeekdayReader());
        addSerializer(Window.class, new WindowWriter());
        addDeserializer(Window.class, new WindowReader());
    }

    private static final class WeekdayWriter extends JsonSerializer<DayOfWeek> {
        @Override
        public void serialize(DayOfWeek day, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeFieldName(day.name().toLowerCase(Locale.ROOT));
        }
    }

    private static final class WeekdayReader extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return DayOfWeek.valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    private static final class WindowWriter extends JsonSerializer<Window> {
        @Override
        public void serialize(Window window, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            json.writeStringField("from", text(window.from()));
            json.writeStringField("to", text(window.to()));
            json.writeEndObject();
        }

        private static String text(int minute) {
            return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
        }
    }

    private static final class WindowReader extends JsonDeserializer<Window> {
        @Override
        public Window deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            TreeNode window = parser.readValueAsTree();
            return new Window(minute(window.get("from")), minute(window.get("to")));
        }

        private static int minute(TreeNode time) {
            String[] parts = ((JsonNode) time).asText().split(":");
            return Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]);
        }
    }
}
