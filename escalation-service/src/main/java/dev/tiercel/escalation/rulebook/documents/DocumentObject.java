package dev.tiercel.escalation.rulebook.documents;

import dev.tiercel.escalation.rulebook.documents.Source.Field;
import dev.tiercel.escalation.rulebook.documents.Source.Fields;
import dev.tiercel.escalation.rulebook.documents.Source.Form;
import dev.tiercel.escalation.rulebook.documents.Source.Items;
import dev.tiercel.escalation.rulebook.documents.Source.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An object that remembers where it stands. A field that is not as it should be is reported and answered with a stand-in,
 * so that one pass finds every mistake; what is built from stand-ins is thrown away.
 */
final class DocumentObject {

    private final String file;
    private final String path;
    private final Fields source;
    private final Consumer<Mistake> mistakes;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> ignored = new LinkedHashSet<>();

    DocumentObject(String file, String path, Fields source, Consumer<Mistake> mistakes) {
        this.file = file;
        this.path = path;
        this.source = source;
        this.mistakes = mistakes;
        for (Field field : source.fields()) {
            if (fields.put(field.name(), field) != null) {
                report(field.line(), field.name(), "given twice", "each field once");
            }
        }
    }

    String file() {
        return file;
    }

    String pathOf(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    Set<String> names() {
        return fields.keySet();
    }

    boolean has(String field) {
        known.add(field);
        Source value = value(field);
        return value != null && !(value instanceof Source.Absent);
    }

    boolean isList(String field) {
        return value(field) instanceof Items;
    }

    /** Takes fields that say what was, such as a version, so that what was read can be sent back. */
    void ignore(String... names) {
        ignored.addAll(List.of(names));
    }

    /** The text of a field; null if there is none (reported unless it may be absent). */
    @Nullable
    String scalar(String field, boolean required, String allowed) {
        if (!has(field)) {
            if (required) {
                report(field, "missing", allowed);
            }
            return null;
        }
        if (value(field) instanceof Scalar scalar) {
            if (isText(scalar)) {
                return scalar.text();
            }
            report(field, scalar.text() + ", which is no text", allowed);
            return null;
        }
        report(field, "not a single value", allowed);
        return null;
    }

    /** A whole number; null if there is none, which is reported. */
    @Nullable
    Integer integer(String field, int least, int most) {
        String allowed = "a whole number from " + least + " to " + most;
        if (!has(field)) {
            report(field, "missing", allowed);
            return null;
        }
        if (value(field) instanceof Scalar scalar
                && (scalar.form() == Form.PLAIN || scalar.form() == Form.NUMBER)
                && scalar.text().matches("-?\\d{1,9}")) {
            int number = Integer.parseInt(scalar.text());
            if (number >= least && number <= most) {
                return number;
            }
        }
        report(field, value(field) instanceof Scalar scalar ? Values.quoted(scalar.text()) : "no number", allowed);
        return null;
    }

    /** Whether a switch is on; off if it is absent. */
    boolean flag(String field) {
        if (!has(field)) {
            return false;
        }
        if (value(field) instanceof Scalar scalar
                && (scalar.form() == Form.PLAIN || scalar.form() == Form.BOOLEAN)
                && (scalar.text().equals("true") || scalar.text().equals("false"))) {
            return scalar.text().equals("true");
        }
        report(
                field,
                value(field) instanceof Scalar scalar ? Values.quoted(scalar.text()) : "no switch",
                "true, false");
        return false;
    }

    /** The items of a list of texts; empty if it is absent. */
    List<String> scalars(String field, String allowed) {
        List<String> texts = new ArrayList<>();
        int index = 0;
        for (Source item : items(field, allowed)) {
            if (item instanceof Scalar scalar && isText(scalar)) {
                texts.add(scalar.text());
            } else {
                report(item.line(), field + "[" + index + "]", "not a single text", allowed);
            }
            index++;
        }
        return texts;
    }

    /** The items of a list of objects; empty if it is absent. */
    List<DocumentObject> objects(String field, String allowed) {
        List<DocumentObject> objects = new ArrayList<>();
        int index = 0;
        for (Source item : items(field, allowed)) {
            String name = field + "[" + index++ + "]";
            if (item instanceof Fields object) {
                objects.add(new DocumentObject(file, pathOf(name), object, mistakes));
            } else {
                report(item.line(), name, "not an object", allowed);
            }
        }
        return objects;
    }

    /** The items of a list of objects; reported if there is none. */
    List<DocumentObject> atLeastOneObject(String field, String allowed) {
        List<DocumentObject> objects = objects(field, allowed);
        if (!(value(field) instanceof Items items) || items.items().isEmpty()) {
            if (!has(field) || value(field) instanceof Items) {
                report(field, "none", allowed);
            }
        }
        return objects;
    }

    /** The object in a field; null if there is a scalar or nothing. */
    @Nullable
    DocumentObject object(String field) {
        return has(field) && value(field) instanceof Fields object
                ? new DocumentObject(file, pathOf(field), object, mistakes)
                : null;
    }

    /** The object in a field that may be absent; reported if something else is there. */
    @Nullable
    DocumentObject objectOrNothing(String field, String allowed) {
        DocumentObject object = object(field);
        if (object == null && has(field)) {
            report(field, "not an object", allowed);
        }
        return object;
    }

    /** The object in a field that must be there. */
    @Nullable
    DocumentObject requiredObject(String field, String allowed) {
        DocumentObject object = objectOrNothing(field, allowed);
        if (!has(field)) {
            report(field, "missing", allowed);
        }
        return object;
    }

    /** Reports every field that nobody has asked for. */
    void refuseUnknownFields() {
        fields.forEach((name, field) -> {
            if (!known.contains(name) && !ignored.contains(name)) {
                report(field.line(), name, "unknown field", String.join(", ", known));
            }
        });
    }

    void report(String field, String found, String allowed) {
        report(lineOf(field), field, found, allowed);
    }

    /** Reports something about the object itself. */
    void reportHere(String found, String allowed) {
        mistakes.accept(new Mistake(file, source.line(), path, found, allowed));
    }

    private int lineOf(String field) {
        Field found = fields.get(field);
        return found == null ? Places.lineOf(source, field) : found.line();
    }

    private @Nullable Source value(String field) {
        Field found = fields.get(field);
        return found == null ? null : found.value();
    }

    private List<Source> items(String field, String allowed) {
        if (!has(field)) {
            return List.of();
        }
        if (value(field) instanceof Items items) {
            return items.items();
        }
        report(field, "not a list", allowed);
        return List.of();
    }

    private static boolean isText(Scalar scalar) {
        return scalar.form() == Form.PLAIN || scalar.form() == Form.TEXT;
    }

    private void report(int at, String field, String found, String allowed) {
        mistakes.accept(new Mistake(file, at, pathOf(field), found, allowed));
    }
}
