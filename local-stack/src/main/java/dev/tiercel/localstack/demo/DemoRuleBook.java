package dev.tiercel.localstack.demo;

import dev.tiercel.localstack.StackFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

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

    /** Makes it the rule book of the tenant that the requests are made for. */
    static void upload(Rest rest) {
        for (String file : FILES) {
            for (String document : text(file).split(NEXT_DOCUMENT)) {
                Map<String, Object> entry = new Yaml(new SafeConstructor(new LoaderOptions())).load(document);
                rest.put(folder((String) entry.get("kind")) + entry.get("id"), document);
            }
        }
    }

    private static String folder(String kind) {
        return switch (kind) {
            case "person" -> "/directory/people/";
            case "team" -> "/directory/teams/";
            default -> "/policies/" + kind + "/";
        };
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
