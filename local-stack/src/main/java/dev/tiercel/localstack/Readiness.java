package dev.tiercel.localstack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Whether a living process can be used already. */
final class Readiness {

    private static final Duration WITHIN = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(WITHIN).build();

    /** A service says so itself; the others write their process id once they are. */
    boolean isReady(Part part, long pid, Home home, Ports ports) {
        return part.isService() ? answersReady(ports.of(part.port())) : hasSaid(home.readyFile(part), pid);
    }

    boolean answersReady(int port) {
        URI uri = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
        try {
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(WITHIN).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // nobody listens yet, or does not answer in time: not ready
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean hasSaid(Path file, long pid) {
        try {
            return Files.exists(file) && Files.readString(file).equals(Long.toString(pid));
        } catch (IOException e) {
            throw new StackFailure(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
