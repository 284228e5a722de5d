package dev.tiercel.localstack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A stack on this machine as its users see it, whoever started it: {@code ./tiercel up} or containers.
 *
 * @param apiKey the clear key every service accepts as {@code Authorization: Bearer}
 */
public record Target(Ports ports, String apiKey) {

    /**
     * The stack that listens on these ports and knows the key of this home.
     *
     * @throws StackFailure if the home has no key, or one of the services is not ready
     */
    public static Target running(Home home, Ports ports) {
        Target target = new Target(ports, keyOf(home));
        Readiness readiness = new Readiness();
        for (Part service : Part.services()) {
            if (!readiness.answersReady(ports.of(service.port()))) {
                throw new StackFailure(service.label() + " is not ready at " + target.url(service)
                        + ": start it with ./tiercel up or docker compose up, or name its port with "
                        + service.port().flag() + " N");
            }
        }
        return target;
    }

    /** Base address of a service or of the page of caught mails, without a slash at the end. */
    public URI url(Part part) {
        return URI.create("http://localhost:" + ports.of(part.port()));
    }

    public String kafkaBootstrap() {
        return "localhost:" + ports.of(Port.KAFKA);
    }

    public Target withApiKey(String key) {
        return new Target(ports, key);
    }

    @Override
    public String toString() {
        return "Target[" + ports + "]";
    }

    private static String keyOf(Home home) {
        Path file = home.apiKeyFile();
        try {
            String key = Files.exists(file) ? Files.readString(file).strip() : "";
            if (key.isEmpty()) {
                throw new StackFailure("no API key in " + file
                        + ": ./tiercel up and ./tiercel package make one; name another directory with --data DIR");
            }
            return key;
        } catch (IOException e) {
            throw new StackFailure(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
