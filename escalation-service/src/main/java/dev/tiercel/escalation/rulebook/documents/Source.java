package dev.tiercel.escalation.rulebook.documents;

import java.util.List;

/** A value as it was written, and the line it begins on, counted from 1. */
sealed interface Source {

    int line();

    /** A single value; {@code text} as written, whatever YAML takes it for. */
    record Scalar(int line, String text, Form form) implements Source {}

    /** Nothing: {@code null} in JSON, an empty value in YAML. */
    record Absent(int line) implements Source {}

    record Items(int line, List<Source> items) implements Source {}

    record Fields(int line, List<Field> fields) implements Source {}

    /** @param line of the name */
    record Field(int line, String name, Source value) {}

    /** What a single value can be read as. */
    enum Form {
        /** Of YAML: text or number, as the field wants it. */
        PLAIN,
        TEXT,
        NUMBER,
        BOOLEAN
    }
}
