package dev.tiercel.escalation.rulebook.documents;

import java.util.List;

/** How documents may be written. */
public enum DocumentText {
    /** One document after the other, divided by {@code ---}. */
    YAML {
        @Override
        List<Source> read(String text) {
            return YamlSource.read(text);
        }
    },
    /** One document, or a list of them. */
    JSON {
        @Override
        List<Source> read(String text) {
            Source source = JsonSource.read(text);
            return source instanceof Source.Items items ? items.items() : List.of(source);
        }
    };

    /** No document is nested deeper. */
    static final int DEEPEST = 20;

    /** @throws UnreadableException if the text is not written so */
    abstract List<Source> read(String text);
}
