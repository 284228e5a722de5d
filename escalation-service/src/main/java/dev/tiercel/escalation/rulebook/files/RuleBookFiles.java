package dev.tiercel.escalation.rulebook.files;

import dev.tiercel.escalation.rulebook.documents.Mistake;
import dev.tiercel.escalation.rulebook.documents.RuleBookRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where the texts of a rule book come from. */
public final class RuleBookFiles {

    private static final List<String> BUNDLED =
            List.of("sla-policies.yaml", "escalation-policies.yaml", "policy-rules.yaml", "directory.yaml");

    private RuleBookFiles() {}

    /** The rule book that comes with the service. */
    public static Map<String, String> bundled() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String file : BUNDLED) {
            try (InputStream in = RuleBookFiles.class.getResourceAsStream("/rule-book/" + file)) {
                if (in == null) {
                    throw new IllegalStateException("rule-book/" + file + ": not on the class path");
                }
                texts.put(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    /**
     * The {@code .yaml} and {@code .yml} files of a folder by name; its sub-folders are not read.
     *
     * @throws RuleBookRefusedException if the folder cannot be read
     */
    public static Map<String, String> in(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            Map<String, String> texts = new LinkedHashMap<>();
            List<Path> files =
                    entries.filter(RuleBookFiles::isRuleBookFile).sorted().toList();
            for (Path file : files) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new RuleBookRefusedException(
                    folder.toString(),
                    List.of(new Mistake(
                            folder.toString(), 0, "", e.toString(), "a readable folder of .yaml files in UTF-8")));
        }
    }

    private static boolean isRuleBookFile(Path path) {
        String name = path.getFileName().toString();
        return Files.isRegularFile(path) && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }
}
