package dev.tiercel.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Where a stack keeps everything: data, logs, secrets and what is known about its processes. */
public record Home(Path directory) {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    public Home {
        directory = directory.toAbsolutePath().normalize();
    }

    /** Makes what is missing, readable by the owner only: mails, tickets and keys lie in it. */
    void create() {
        try {
            if (!Files.exists(directory)) {
                Files.createDirectories(directory);
                Files.setPosixFilePermissions(directory, OWNER_ONLY);
            }
            Files.createDirectories(logs());
            Files.createDirectories(directory.resolve("run"));
        } catch (IOException e) {
            throw new StackFailure(
                    "the data directory " + directory + " cannot be written (" + e.getMessage()
                            + "): choose another with --data DIR or TIERCEL_HOME",
                    e);
        }
    }

    /** The clear API key, readable by the owner only. */
    public Path apiKeyFile() {
        return directory.resolve("api-key");
    }

    public Path logs() {
        return directory.resolve("logs");
    }

    public Path log(Part part) {
        return logs().resolve(part.label() + ".log");
    }

    Path passwords() {
        return directory.resolve("database-passwords");
    }

    Path stateFile() {
        return directory.resolve("run").resolve("stack.json");
    }

    /** Holds the process id of a part of the infrastructure once that is ready. */
    Path readyFile(Part part) {
        return directory.resolve("run").resolve(part.label() + ".ready");
    }

    Path data(Part part) {
        return directory.resolve(part.label());
    }
}
