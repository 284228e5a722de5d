package dev.tiercel.escalation.rulebook.documents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.tiercel.escalation.rulebook.documents.Source.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads JSON, which must be one value and nothing after it. */
final class JsonSource {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DocumentText.DEEPEST)
                    .build())
            .build();

    private JsonSource() {}

    /** @throws UnreadableException if it is no JSON */
    static Source read(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new UnreadableException(1, "nothing", "JSON");
            }
            Source source = value(parser);
            if (parser.nextToken() != null) {
                throw new UnreadableException(line(parser), "more than one value", "one JSON value");
            }
            return source;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new UnreadableException(line, e.getOriginalMessage(), "JSON");
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private static Source value(JsonParser parser) throws IOException {
        int line = line(parser);
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(parser, line);
            case START_ARRAY -> items(parser, line);
            case VALUE_NULL -> new Source.Absent(line);
            case VALUE_STRING -> new Source.Scalar(line, parser.getText(), Form.TEXT);
            case VALUE_TRUE, VALUE_FALSE -> new Source.Scalar(line, parser.getText(), Form.BOOLEAN);
            default -> new Source.Scalar(line, parser.getText(), Form.NUMBER);
        };
    }

    private static Source fields(JsonParser parser, int line) throws IOException {
        List<Source.Field> fields = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            int fieldLine = line(parser);
            String name = parser.currentName();
            parser.nextToken();
            fields.add(new Source.Field(fieldLine, name, value(parser)));
        }
        return new Source.Fields(line, fields);
    }

    private static Source items(JsonParser parser, int line) throws IOException {
        List<Source> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Source.Items(line, items);
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
