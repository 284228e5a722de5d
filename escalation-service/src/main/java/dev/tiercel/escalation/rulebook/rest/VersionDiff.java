package dev.tiercel.escalation.rulebook.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a later version says that an earlier one did not. */
final class VersionDiff {

    /** One field; {@code from} is absent if it was added, {@code to} if it was taken away. */
    @Schema(
            name = "FieldChange",
            description = "One field that differs. `from` is absent if it was added, `to` if removed.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FieldChange(
            @Schema(
                    description = "Path of the field, for example `tiers[1].limits.tier-resolution.P1`. The index of an"
                            + " item that was removed is that in the earlier version, else that in the later one.",
                    required = true)
            String path,

            @Schema(description = "What the earlier version says: any JSON value.") @Nullable
            Object from,

            @Schema(description = "What the later version says: any JSON value.") @Nullable
            Object to) {}

    private final List<FieldChange> changes = new ArrayList<>();

    private VersionDiff() {}

    /** The smallest fields that differ, in the order of the later version. */
    static List<FieldChange> between(JsonNode from, JsonNode to) {
        VersionDiff diff = new VersionDiff();
        diff.compare("", from, to);
        return diff.changes;
    }

    private void compare(String path, @Nullable JsonNode from, @Nullable JsonNode to) {
        if (from == null || to == null) {
            changes.add(new FieldChange(path, from, to));
        } else if (from.isObject() && to.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            to.fieldNames().forEachRemaining(names::add);
            from.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(path.isEmpty() ? name : path + "." + name, from.get(name), to.get(name)));
        } else if (from instanceof ArrayNode before && to instanceof ArrayNode after) {
            compareItems(path, before, after);
        } else if (!from.equals(to)) {
            changes.add(new FieldChange(path, from, to));
        }
    }

    /** What is alike at both ends is left out, so that one item put in between is one change and not one for each after. */
    private void compareItems(String path, ArrayNode from, ArrayNode to) {
        int start = 0;
        while (start < from.size() && start < to.size() && from.get(start).equals(to.get(start))) {
            start++;
        }
        int fromEnd = from.size();
        int toEnd = to.size();
        while (fromEnd > start && toEnd > start && from.get(fromEnd - 1).equals(to.get(toEnd - 1))) {
            fromEnd--;
            toEnd--;
        }
        for (int i = start; i < fromEnd || i < toEnd; i++) {
            compare(path + "[" + i + "]", i < fromEnd ? from.get(i) : null, i < toEnd ? to.get(i) : null);
        }
    }
}
