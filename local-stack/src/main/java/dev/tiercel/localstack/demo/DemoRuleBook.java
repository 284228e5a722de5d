package dev.tiercel.localstack.demo;

import dev.tiercel.localstack.StackFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The rule book with targets in seconds. */
final class DemoRuleBook {

    /** Teams name people and policies name teams: in an order in which each entry is complete. */
    private static final List<String> FILES =
            List.of("directory.yaml", "sla-policies.yaml", "escalation-policies.yaml");

    private static final String NEXT_DOCUMENT = "(?m)^---$";

    private DemoRuleBook() {}

    /** Writes it into a new folder and returns that. */
    static Path unpack(Path folder) {
        try {
            Files.createDirectories(folder);
            for (String file : FILES) {
                Files.writeString(folder.resolve(file), text(file));
            }
            return folder;
        } catch (IOException e) {
            throw new StackFailure("the demo's rule book cannot be written: " + e.getMessage(), e);
        }
    }

    /** The same, one text for each entry, in an order in which each is complete. */
    static List<String> documents() {
        return FILES.stream()
                .flatMap(file -> Stream.of(text(file).split(NEXT_DOCUMENT)))
                .toList();
    }

    private static String text(String file) {
        try (InputStream in = DemoRuleBook.class.getResourceAsStream("/demo-rule-book/" + file)) {
            if (in == null) {
                throw new IllegalStateException("demo-rule-book/" + file + ": not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StackFailure("the demo's rule book cannot be read: " + e.getMessage(), e);
        }
    }
}
