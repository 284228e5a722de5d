package dev.tiercel.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What containers are given to read: a configuration file for each service, and the databases with their owners. Made from
 * the secrets of a home, so that the API key is the same. The files can be read by everybody, because a container has users
 * of its own; the directory they lie in by its owner only.
 */
public final class ContainerSecrets {

    private ContainerSecrets() {}

    /** Writes the files anew, with the same secrets each time, and returns their directory. */
    public static Path write(Home home) {
        home.create();
        Secrets secrets = Secrets.of(home);
        Path directory = home.directory().resolve("compose");
        try {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            for (Part part : Part.services()) {
                write(directory.resolve(part.label() + ".properties"), properties(part, secrets));
            }
            write(directory.resolve("databases.sql"), databases(secrets.databasePasswords()));
            Path administrator = directory.resolve("postgres-password");
            if (!Files.exists(administrator)) {
                write(administrator, Secrets.random(24) + "\n");
            }
            return directory;
        } catch (IOException e) {
            throw new StackFailure(directory + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static String properties(Part part, Secrets secrets) {
        StringBuilder text = new StringBuilder("tiercel.api-keys.keys.local.hash=" + secrets.apiKeyHash() + "\n");
        if (part.hasDatabase()) {
            String name = Commands.database(part);
            text.append("quarkus.datasource.jdbc.url=jdbc:postgresql://postgres:5432/")
                    .append(name)
                    .append('\n');
            text.append("quarkus.datasource.reactive.url=postgresql://postgres:5432/")
                    .append(name)
                    .append('\n');
            text.append("quarkus.datasource.username=").append(name).append('\n');
            text.append("quarkus.datasource.password=")
                    .append(secrets.databasePasswords().get(part))
                    .append('\n');
        }
        if (part == Part.SLA_TIMER) {
            text.append("tiercel.sla-timer.state-dir=/var/lib/tiercel\n");
        }
        return text.toString();
    }

    private static String databases(Map<Part, String> passwords) {
        return passwords.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(owner -> {
                    String name = Commands.database(owner.getKey());
                    return "CREATE ROLE " + name + " LOGIN PASSWORD '" + owner.getValue() + "';\nCREATE DATABASE "
                            + name + " OWNER " + name + ";\nREVOKE CONNECT ON DATABASE " + name + " FROM PUBLIC;\n";
                })
                .collect(Collectors.joining());
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }
}
