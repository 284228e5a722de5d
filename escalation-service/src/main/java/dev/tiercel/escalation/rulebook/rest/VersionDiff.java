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

    private static final long MOST_COMPARED = 1_000_000;

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

    /**
     * What stands in both, in the same order, is left out, so that one item put in between is one change and not one for
     * each after it. What stands between two such items is compared one by one.
     */
    private void compareItems(String path, ArrayNode from, ArrayNode to) {
        int before = 0;
        int after = 0;
        for (int[] same : inBoth(from, to)) {
            compareBetween(path, from, before, same[0], to, after, same[1]);
            before = same[0] + 1;
            after = same[1] + 1;
        }
        compareBetween(path, from, before, from.size(), to, after, to.size());
    }

    private void compareBetween(String path, ArrayNode from, int i, int fromEnd, ArrayNode to, int j, int toEnd) {
        for (; i < fromEnd && j < toEnd; i++, j++) {
            compare(path + "[" + j + "]", from.get(i), to.get(j));
        }
        for (; i < fromEnd; i++) {
            compare(path + "[" + i + "]", from.get(i), null);
        }
        for (; j < toEnd; j++) {
            compare(path + "[" + j + "]", null, to.get(j));
        }
    }

    /** Indexes of a longest common subsequence; of lists that are very long and very different of their ends only. */
    private static List<int[]> inBoth(ArrayNode from, ArrayNode to) {
        int start = 0;
        while (start < from.size() && start < to.size() && from.get(start).equals(to.get(start))) {
            start++;
        }
        int end = 0;
        while (end < Math.min(from.size(), to.size()) - start
                && from.get(from.size() - 1 - end).equals(to.get(to.size() - 1 - end))) {
            end++;
        }
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < start; i++) {
            pairs.add(new int[] {i, i});
        }
        addInner(pairs, from, to, start, end);
        for (int i = end; i > 0; i--) {
            pairs.add(new int[] {from.size() - i, to.size() - i});
        }
        return pairs;
    }

    private static void addInner(List<int[]> pairs, ArrayNode from, ArrayNode to, int start, int end) {
        int rows = from.size() - start - end;
        int columns = to.size() - start - end;
        if ((long) rows * columns > MOST_COMPARED) {
            return;
        }
        // Length of the longest common subsequence of what follows.
        int[][] longest = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                longest[i][j] = from.get(start + i).equals(to.get(start + j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < rows && j < columns) {
            if (from.get(start + i).equals(to.get(start + j))) {
                pairs.add(new int[] {start + i++, start + j++});
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }
}
