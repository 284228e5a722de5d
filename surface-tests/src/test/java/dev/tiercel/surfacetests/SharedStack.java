package dev.tiercel.surfacetests;

import dev.tiercel.localstack.Home;
import dev.tiercel.localstack.Part;
import dev.tiercel.localstack.Port;
import dev.tiercel.localstack.Ports;
import dev.tiercel.localstack.Progress;
import dev.tiercel.localstack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the tests of this package one stack in common, as {@code ./tiercel up} starts it; it ends with the run. So their
 * order counts: those that expect to find it new come first.
 */
final class SharedStack implements ParameterResolver {
    private static final Duration READY_WITHIN = Duration.ofSeconds(180);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Running resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedStack.class))
                .computeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }

    /**
     * @param directory the working directory of a user: the stack's data lies in {@code .tiercel} under it
     */
    record Running(Stack stack, Path directory) implements AutoCloseable {

        private static Running start() {
            try {
                Path directory = Files.createTempDirectory("tiercel-surface");
                Stack stack = Stack.builder(new Home(directory.resolve(".tiercel")))
                        .ports(Ports.free())
                        .durable(false)
                        .build();
                stack.start(READY_WITHIN, Progress.silent());
                return new Running(stack, directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The text with the usual ports, as documents name them, replaced by those of this stack. */
        String withRealPorts(String text) {
            String real = text;
            for (Port port : Port.values()) {
                real = real.replace(
                        "localhost:" + Ports.usual().of(port),
                        "localhost:" + stack.ports().of(port));
            }
            return real;
        }

        String withUsualPorts(String text) {
            String usual = text;
            for (Port port : Port.values()) {
                usual = usual.replace(
                        "localhost:" + stack.ports().of(port),
                        "localhost:" + Ports.usual().of(port));
            }
            return usual;
        }

        /** Keeps the logs beside the reports: they tell why an answer was what it was. */
        @Override
        public void close() throws IOException {
            stack.close();
            Path kept = Files.createDirectories(
                    Path.of("target", "surface-logs", directory.getFileName().toString()));
            for (Part part : Part.values()) {
                Files.copy(
                        stack.logFile(part), kept.resolve(part.label() + ".log"), StandardCopyOption.REPLACE_EXISTING);
            }
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
