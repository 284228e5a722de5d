package dev.tiercel.localstack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The built tree the stack is started from. */
public record Checkout(Path root) {

    public Checkout {
        root = root.toAbsolutePath().normalize();
    }

    /** The tree that the working directory lies in; the launcher names it by the system property {@code tiercel.root}. */
    public static Checkout find() {
        String named = System.getProperty("tiercel.root");
        if (named != null) {
            return new Checkout(Path.of(named));
        }
        for (Path directory = Path.of("").toAbsolutePath(); directory != null; directory = directory.getParent()) {
            if (Files.exists(directory.resolve("contracts/asyncapi.yaml"))
                    && Files.isDirectory(directory.resolve("local-stack"))) {
                return new Checkout(directory);
            }
        }
        throw new StackFailure("no Tiercel source tree here or above: run this from inside one");
    }

    /** The packaged service. */
    Path service(Part part) {
        return required(root.resolve(part.label()).resolve("target/quarkus-app/quarkus-run.jar"), part.label());
    }

    /** The packaged local stack and what it needs, as Java takes it. */
    String localStackClassPath() {
        Path libraries = required(root.resolve("local-stack/target/lib"), "local-stack");
        return localStack() + File.pathSeparator + libraries.resolve("*");
    }

    private Path localStack() {
        Path target = root.resolve("local-stack/target");
        if (!Files.isDirectory(target)) {
            return required(target, "local-stack");
        }
        try (Stream<Path> files = Files.list(target)) {
            List<Path> jars = files.filter(
                            file -> file.getFileName().toString().matches("tiercel-local-stack-[0-9][^/]*\\.jar"))
                    .filter(file -> !file.getFileName().toString().matches(".*-(sources|javadoc|tests)\\.jar"))
                    .toList();
            return jars.isEmpty() ? required(target.resolve("tiercel-local-stack.jar"), "local-stack") : jars.get(0);
        } catch (IOException e) {
            throw new StackFailure(target + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Path required(Path file, String module) {
        if (!Files.exists(file)) {
            throw new StackFailure(module + " is not built (" + file + " is missing): run mvn -DskipTests package");
        }
        return file;
    }
}
