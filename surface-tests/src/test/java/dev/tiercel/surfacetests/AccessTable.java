package dev.tiercel.surfacetests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who may do what, as {@code docs/access.md} says: a row per call, a column per role, an x where the role may. */
record AccessTable(List<String> roles, Map<String, Set<String>> rolesByCall) {
    private static final Path DOCUMENT = Path.of("../docs/access.md");

    static AccessTable read() throws IOException {
        List<String> roles = List.of();
        Map<String, Set<String>> rolesByCall = new LinkedHashMap<>();
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (!line.startsWith("|") || line.startsWith("|-")) {
                continue;
            }
            List<String> cells = Arrays.stream(line.substring(1).split("\\|"))
                    .map(String::strip)
                    .toList();
            if (roles.isEmpty()) {
                roles = cells.subList(2, cells.size());
                continue;
            }
            Set<String> allowed = new LinkedHashSet<>();
            for (int column = 2; column < cells.size(); column++) {
                if (cells.get(column).equals("x")) {
                    allowed.add(roles.get(column - 2));
                }
            }
            rolesByCall.put(cells.get(0) + " " + cells.get(1).replace("`", ""), allowed);
        }
        return new AccessTable(roles, rolesByCall);
    }
}
