package dev.tiercel.benchmarks;

import dev.tiercel.localstack.process.Child;
import dev.tiercel.localstack.process.Watchdog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The packaged service as a process, which can be stopped, killed and robbed of its state. */
final class TimerProcess implements AutoCloseable {

    /** As its container starts it, with memory in numbers instead of a share of the machine. */
    static final List<String> USUAL_JVM = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

    private static final Duration STOP_WITHIN = Duration.ofSeconds(25);
    private static final Pattern USED = Pattern.compile(" total \\d+K, used (\\d+)K");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Path directory;
    private final String name;
    private final Watchdog watchdog;
    private final int port;
    private final List<String> command;
    private @Nullable Child child;

    TimerProcess(
            Path root,
            Path directory,
            String name,
            String kafka,
            List<String> jvm,
            Map<String, String> settings,
            Watchdog watchdog) {
        this.directory = directory;
        this.name = name;
        this.watchdog = watchdog;
        port = freePort();
        Path jar = root.resolve("sla-timer-service/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new Misuse("sla-timer-service is not built (" + jar + " is missing): run without --no-build");
        }
        command = new ArrayList<>(List.of(java()));
        command.addAll(jvm.isEmpty() ? USUAL_JVM : jvm);
        command.addAll(List.of(
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dkafka.bootstrap.servers=" + kafka,
                "-Dtiercel.sla-timer.state-dir=" + state()));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", jar.toString()));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    void start() throws IOException {
        start(Map.of());
    }

    /** @param more settings, for this time */
    void start(Map<String, String> more) throws IOException {
        List<String> all = new ArrayList<>(command);
        // System properties stand before -jar.
        more.forEach((key, value) -> all.add(1, "-D" + key + "=" + value));
        // glibc's arenas are most of what native code (RocksDB) holds without using it; the local stack bounds them
        // too.
        child = Child.start(all, Map.of("MALLOC_ARENA_MAX", "2"), log());
        watchdog.watch(child.pid());
    }

    void stop() throws IOException {
        Child running = running();
        running.stop();
        if (!running.awaitEnd(STOP_WITHIN)) {
            throw new IllegalStateException(name + " has not stopped within " + STOP_WITHIN);
        }
        forget();
    }

    /** As {@code kill -9} does it. */
    void kill() throws IOException {
        Child running = running();
        running.kill();
        running.awaitEnd(STOP_WITHIN);
        forget();
    }

    void loseState() throws IOException {
        delete(state());
    }

    boolean isAlive() {
        return child != null && child.isAlive();
    }

    long pid() {
        return running().pid();
    }

    Path log() {
        return directory.resolve(name + ".log");
    }

    /** True once it runs and has caught up on all its partitions. */
    boolean isAtWork() {
        return readiness().matches("(?s).*\"partitions-catching-up\":\\s*0\\b.*");
    }

    /** True once it says so. */
    boolean isReady() {
        return !readiness().isEmpty();
    }

    /** What it says if it is ready; empty if it is not. */
    private String readiness() {
        if (!isAlive()) {
            throw new IllegalStateException(name + " has ended; its log is " + log());
        }
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? answer.body() : "";
        } catch (IOException e) {
            return ""; // nobody listens yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** Of the Java heap, after a full collection; bytes. */
    long liveHeap() throws IOException, InterruptedException {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        long kilobytes = 0;
        boolean found = false;
        while (used.find()) {
            found = true;
            kilobytes += Long.parseLong(used.group(1));
        }
        if (!found) {
            throw new IllegalStateException("heap: not told (expected: -XX:+UseSerialGC)");
        }
        return kilobytes * 1024;
    }

    /** What its state takes on disk; bytes. */
    long stateBytes() throws IOException {
        return bytes(state());
    }

    static long bytes(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(TimerProcess::sizeOf)
                    .sum();
        }
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // compacted away meanwhile
        }
    }

    static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private String jcmd(String what) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid()), what)
                .redirectErrorStream(true)
                .start();
        try (InputStream said = jcmd.getInputStream()) {
            String answer = new String(said.readAllBytes(), StandardCharsets.UTF_8);
            if (jcmd.waitFor() != 0) {
                throw new IllegalStateException("jcmd " + what + ": " + answer);
            }
            return answer;
        }
    }

    private Path state() {
        return directory.resolve(name + "-state");
    }

    private Child running() {
        if (child == null) {
            throw new IllegalStateException(name + " does not run");
        }
        return child;
    }

    private void forget() throws IOException {
        watchdog.forget(running().pid());
        child = null;
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (isAlive()) {
            kill();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
