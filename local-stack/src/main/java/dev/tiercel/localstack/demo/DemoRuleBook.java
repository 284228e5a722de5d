package dev.tiercel.localstack.demo;

import dev.tiercel.localstack.StackFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The rule book with targets in seconds. */
final class DemoRuleBook {

    private static final List<String> FILES =
            List.of("sla-policies.yaml", "escalation-policies.yaml", "directory.yaml");

    private DemoRuleBook() {}

    /** Writes it into a new folder and returns that. */
    static Path unpack(Path folder) {
        try {
            Files.createDirectories(folder);
            for (String file : FILES) {
                try (InputStream in = DemoRuleBook.class.getResourceAsStream("/demo-rule-book/" + file)) {
                    if (in == null) {
                        throw new IllegalStateException("demo-rule-book/" + file + ": not on the class path");
                    }
                    Files.copy(in, folder.resolve(file));
                }
            }
            return folder;
        } catch (IOException e) {
            throw new StackFailure("the demo's rule book cannot be written: " + e.getMessage(), e);
        }
    }
}
