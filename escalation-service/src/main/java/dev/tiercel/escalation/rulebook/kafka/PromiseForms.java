package dev.tiercel.escalation.rulebook.kafka;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.tiercel.escalation.rulebook.Target;
import dev.tiercel.escalation.rulebook.Trigger;
import dev.tiercel.escalation.rulebook.Warning;
import java.io.IOException;
import java.util.function.Function;

/** Targets, warnings and triggers as the texts of the contract. */
final class PromiseForms extends SimpleModule {

    private static final long serialVersionUID = 1L;

    PromiseForms() {
        super("promise-forms");
        add(Target.class, Target::parse);
        add(Warning.class, Warning::parse);
        add(Trigger.class, Trigger::new);
    }

    private <T> void add(Class<T> type, Function<String, T> parse) {
        addSerializer(type, ToStringSerializer.instance);
        addDeserializer(type, new Reader<>(type, parse));
    }

    private static final class Reader<T> extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parse;

        Reader(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parse.apply(parser.getText());
        }
    }
}
