package dev.tiercel.escalation.rulebook.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML mapping that remembers where it stands. A field that is not as it should be is reported and answered with a
 * stand-in, so that one pass finds every mistake; what is built from stand-ins is thrown away.
 */
final class YamlObject {

    private final String file;
    private final String path;
    private final int line;
    private final Consumer<RuleBookProblem> problems;
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    YamlObject(String file, String path, MappingNode node, Consumer<RuleBookProblem> problems) {
        this.file = file;
        this.path = path;
        this.line = lineOf(node);
        this.problems = problems;
        for (NodeTuple tuple : node.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (fields.put(name, tuple.getValueNode()) != null) {
                report(lineOf(tuple.getKeyNode()), name, "given twice", "each field once");
            }
        }
    }

    int line() {
        return line;
    }

    String file() {
        return file;
    }

    int lineOf(String field) {
        Node node = fields.get(field);
        return node == null ? line : lineOf(node);
    }

    /** The line of a field of the n-th item of a list; of the nearest thing that is there if something is missing. */
    int lineOf(String list, int item, String field) {
        if (!(fields.get(list) instanceof SequenceNode items)
                || !(items.getValue().get(item) instanceof MappingNode object)) {
            return lineOf(list);
        }
        return object.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(field))
                .findFirst()
                .map(tuple -> lineOf(tuple.getValueNode()))
                .orElse(lineOf(object));
    }

    String pathOf(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    boolean has(String field) {
        known.add(field);
        Node node = fields.get(field);
        return node != null && !node.getTag().equals(Tag.NULL);
    }

    /** The scalar as written, whatever YAML takes it for; null if there is none (reported unless it may be absent). */
    @Nullable
    String scalar(String field, boolean required, String allowed) {
        if (!has(field)) {
            if (required) {
                report(field, "missing", allowed);
            }
            return null;
        }
        if (fields.get(field) instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        report(field, "not a single value", allowed);
        return null;
    }

    /** The items of a list of scalars; empty if it is absent. */
    List<String> scalars(String field, String allowed) {
        List<String> items = new ArrayList<>();
        for (Node item : items(field, allowed)) {
            if (item instanceof ScalarNode scalar && !item.getTag().equals(Tag.NULL)) {
                items.add(scalar.getValue());
            } else {
                report(lineOf(item), field + "[" + items.size() + "]", "not a single value", allowed);
            }
        }
        return items;
    }

    /** The items of a list of mappings; reported if there is none. */
    List<YamlObject> objects(String field, String allowed) {
        List<YamlObject> objects = new ArrayList<>();
        int index = 0;
        for (Node item : items(field, allowed)) {
            String name = field + "[" + index++ + "]";
            if (item instanceof MappingNode mapping) {
                objects.add(new YamlObject(file, pathOf(name), mapping, problems));
            } else {
                report(lineOf(item), name, "not an object", allowed);
            }
        }
        if (index == 0) {
            report(field, "none", allowed);
        }
        return objects;
    }

    /** The mapping in a field; null if there is a scalar or nothing. */
    @Nullable
    YamlObject object(String field) {
        return has(field) && fields.get(field) instanceof MappingNode mapping
                ? new YamlObject(file, pathOf(field), mapping, problems)
                : null;
    }

    /** Reports every field that nobody has asked for. */
    void refuseUnknownFields() {
        fields.forEach((name, node) -> {
            if (!known.contains(name)) {
                report(lineOf(node), name, "unknown field", String.join(", ", known));
            }
        });
    }

    void report(String field, String found, String allowed) {
        report(lineOf(field), field, found, allowed);
    }

    private List<Node> items(String field, String allowed) {
        if (!has(field)) {
            return List.of();
        }
        if (fields.get(field) instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        report(field, "not a list", allowed);
        return List.of();
    }

    private void report(int at, String field, String found, String allowed) {
        problems.accept(new RuleBookProblem(file, at, pathOf(field), found, allowed));
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
