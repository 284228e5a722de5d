package dev.tiercel.slatimer.clocks.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The packaged service as a process of its own, which can be killed. */
final class TimerProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String name;
    private final Path directory;
    private final List<String> command;
    private final int port;
    private @Nullable Process process;

    /** @param settings of the service, beside its address, its broker and its state directory */
    TimerProcess(String name, Path directory, String kafka, Map<String, String> settings) {
        this.name = name;
        this.directory = directory;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dtiercel.sla-timer.advertised-address=" + address(),
                "-Dkafka.bootstrap.servers=" + kafka,
                "-Dquarkus.log.category.\"dev.tiercel\".level=WARN",
                "-Dtiercel.sla-timer.state-dir=" + state()));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", JAR.toString()));
    }

    void start() {
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            directory.resolve(name + ".log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9} does it, at once. */
    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            process.waitFor();
        }
    }

    void loseState() throws IOException {
        if (Files.exists(state())) {
            try (Stream<Path> files = Files.walk(state())) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** True once it runs and has caught up on all its partitions. */
    boolean isAtWork() {
        try {
            HttpResponse<String> answer = get("/q/health/ready", null);
            return answer.statusCode() == 200 && answer.body().matches("(?s).*\"partitions-catching-up\":\\s*0\\b.*");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * @param key API key; null asks without one
     * @throws IOException if it does not answer
     */
    HttpResponse<String> get(String path, @Nullable String key) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://" + address() + path)).timeout(Duration.ofSeconds(5));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Where it is reached over HTTP, by the other instances too. */
    String address() {
        return "127.0.0.1:" + port;
    }

    private Path state() {
        return directory.resolve(name + "-state");
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    @Override
    public String toString() {
        return name;
    }
}
