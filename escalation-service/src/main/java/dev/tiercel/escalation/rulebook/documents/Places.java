package dev.tiercel.escalation.rulebook.documents;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the line of a path such as {@code tiers[0].team}. */
final class Places {

    private static final Pattern STEP = Pattern.compile("\\[(\\d+)]|[^.\\[\\]]+");

    private Places() {}

    /** The line of the field, or of the nearest thing around it that is there. */
    static int lineOf(Source root, String path) {
        Source at = root;
        int line = root.line();
        Matcher step = STEP.matcher(path);
        while (step.find()) {
            if (step.group(1) != null) {
                int index = Integer.parseInt(step.group(1));
                if (!(at instanceof Source.Items list) || index >= list.items().size()) {
                    return line;
                }
                at = list.items().get(index);
                line = at.line();
            } else {
                String name = step.group();
                Source.Field field = at instanceof Source.Fields object
                        ? object.fields().stream()
                                .filter(one -> one.name().equals(name))
                                .findFirst()
                                .orElse(null)
                        : null;
                if (field == null) {
                    return line;
                }
                at = field.value();
                line = field.line();
            }
        }
        return line;
    }
}
