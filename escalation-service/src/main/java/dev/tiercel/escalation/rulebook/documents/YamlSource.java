package dev.tiercel.escalation.rulebook.documents;

import dev.tiercel.escalation.rulebook.documents.Source.Form;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads YAML without making objects of it: tags mean nothing, aliases stand for what they name. */
final class YamlSource {

    // A few lines of aliases to aliases can stand for more values than there is memory.
    private static final int MOST_VALUES = 200_000;

    private int values;

    private YamlSource() {}

    /**
     * The documents of a text, empty ones left out.
     *
     * @throws UnreadableException if it is no YAML
     */
    static List<Source> read(String text) {
        YamlSource reader = new YamlSource();
        List<Source> documents = new ArrayList<>();
        try {
            for (Node node : new Yaml(options()).composeAll(new StringReader(text))) {
                Source document = reader.source(node, 1);
                if (!(document instanceof Source.Absent)) {
                    documents.add(document);
                }
            }
            return documents;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new UnreadableException(line, String.valueOf(e.getProblem()), "YAML");
        } catch (YAMLException e) {
            throw new UnreadableException(0, String.valueOf(e.getMessage()), "YAML");
        }
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DocumentText.DEEPEST);
        options.setMaxAliasesForCollections(MOST_VALUES); // what they stand for is counted here
        return options;
    }

    private Source source(Node node, int depth) {
        int line = lineOf(node);
        if (depth > DocumentText.DEEPEST || ++values > MOST_VALUES) {
            throw new UnreadableException(
                    line,
                    "too much",
                    MOST_VALUES + " values, " + DocumentText.DEEPEST
                            + " levels deep, aliases counted as what they name");
        }
        if (node instanceof MappingNode mapping) {
            List<Source.Field> fields = new ArrayList<>();
            for (NodeTuple tuple : mapping.getValue()) {
                String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
                fields.add(new Source.Field(lineOf(tuple.getKeyNode()), name, source(tuple.getValueNode(), depth + 1)));
            }
            return new Source.Fields(line, fields);
        }
        if (node instanceof SequenceNode sequence) {
            List<Source> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(source(item, depth + 1));
            }
            return new Source.Items(line, items);
        }
        return node.getTag().equals(Tag.NULL)
                ? new Source.Absent(line)
                : new Source.Scalar(line, ((ScalarNode) node).getValue(), Form.PLAIN);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
