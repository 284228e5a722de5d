package dev.tiercel.notification.deliveries.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.tiercel.notification.config.NotificationConfig;
import dev.tiercel.notification.deliveries.AttemptOutcome;
import dev.tiercel.notification.deliveries.Channel;
import dev.tiercel.notification.deliveries.Happening;
import dev.tiercel.notification.deliveries.Outgoing;
import dev.tiercel.notification.deliveries.Sender;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Posts a delivery to its endpoint, signed; each endpoint has connections of its own. */
@Singleton
public class WebhookSender implements Sender {

    private record Target(WebhookClient client, Signature signature) {}

    private final InstantSource time;
    private final Map<String, Target> targets;

    public WebhookSender(InstantSource time, NotificationConfig config) {
        this.time = time;
        this.targets = config.webhooks().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, endpoint -> target(endpoint.getKey(), endpoint.getValue())));
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public AttemptOutcome attempt(Outgoing outgoing) {
        Target target = targets.get(outgoing.delivery().recipient().id());
        if (target == null) {
            return AttemptOutcome.refused("the endpoint is not configured any more");
        }
        String id = outgoing.delivery().id();
        Instant now = time.instant();
        String body = body(outgoing.happening(), outgoing.payload());
        try (Response response = target.client()
                .post(
                        id,
                        Long.toString(now.getEpochSecond()),
                        target.signature().of(id, now, body),
                        body.getBytes(UTF_8))) {
            return HttpAnswer.of(response.getStatus(), response.getHeaderString("retry-after"), now);
        } catch (ProcessingException e) {
            return AttemptOutcome.deferred(
                    timedOut(e) ? "the endpoint did not answer in time" : "the endpoint could not be reached");
        }
    }

    // The event's JSON goes in as it came, so that a receiver sees every field its publisher wrote.
    private static String body(Happening happening, String payload) {
        return "{\"type\":\"" + quoted(happening.eventType()) + "\",\"timestamp\":\"" + happening.at() + "\",\"data\":"
                + payload + "}";
    }

    private static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    private static boolean timedOut(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    private static Target target(String name, NotificationConfig.Endpoint endpoint) {
        String place = "tiercel.notification.webhooks." + name;
        try {
            return new Target(client(endpoint.url(), endpoint.timeout()), Signature.with(endpoint.secret()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place + "." + e.getMessage(), e);
        }
    }

    private static WebhookClient client(URI url, Duration timeout) {
        if (url.getHost() == null || !("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
            throw new IllegalArgumentException("url: not one to post to (expected: https://... or http://...)");
        }
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(url)
                .connectTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .disableDefaultMapper(true)
                .userAgent("Tiercel")
                .register(new BodyBound())
                .build(WebhookClient.class);
    }
}
