package dev.tiercel.localstack.demo;

import dev.tiercel.localstack.process.Child;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What demos that were killed left in the temporary directory. A demo's directory names the process it belongs to; one that
 * names none is somebody's to look at and is never touched.
 */
final class Leftovers {

    static final String PREFIX = "tiercel-demo-";

    private static final String OWNER = "owner";

    private Leftovers() {}

    /** Says that the directory belongs to this process. */
    static void own(Path directory) throws IOException {
        ProcessHandle self = ProcessHandle.current();
        Instant startedAt = self.info().startInstant().orElse(Instant.EPOCH);
        Files.writeString(directory.resolve(OWNER), self.pid() + " " + startedAt);
    }

    /** Leaves the directory to whoever wants to look into it. */
    static void disown(Path directory) {
        try {
            Files.deleteIfExists(directory.resolve(OWNER));
        } catch (IOException e) {
            System.err.println("tiercel: the next demo will delete " + directory + ": " + e.getMessage());
        }
    }

    /** Deletes what belongs to processes that have ended. What cannot be deleted now is left to the next demo. */
    static void delete() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> demos = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path demo : demos) {
                if (isAbandoned(demo)) {
                    delete(demo);
                }
            }
        } catch (IOException e) {
            System.err.println("tiercel: something of an earlier demo stays in " + temporary + ": " + e.getMessage());
        }
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean isAbandoned(Path demo) throws IOException {
        Path owner = demo.resolve(OWNER);
        if (!Files.isReadable(owner)) {
            return false;
        }
        String[] process = Files.readString(owner).strip().split(" ");
        if (process.length != 2 || !process[0].matches("\\d{1,10}")) {
            return false;
        }
        try {
            return Child.find(Long.parseLong(process[0]), Instant.parse(process[1]))
                    .isEmpty();
        } catch (DateTimeParseException notOurs) {
            return false;
        }
    }
}
