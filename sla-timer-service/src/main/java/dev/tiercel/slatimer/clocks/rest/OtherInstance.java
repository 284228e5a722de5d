package dev.tiercel.slatimer.clocks.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/** Asks the instance that has a ticket, with the key of whoever asked, and hands its answer on as it is. */
@ApplicationScoped
class OtherInstance {

    /** Keeps two instances that take each other for the one from asking for ever. */
    static final String ASKED_BY_ANOTHER = "Tiercel-Asked-By-Another";

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Response ask(@Nullable HostInfo address, String ticketId, @Nullable String key, boolean askedByAnother) {
        if (address == null) {
            throw TimerProblems.away("another instance has the ticket and has no address (expected: one in"
                    + " tiercel.sla-timer.advertised-address of every instance)");
        }
        if (askedByAnother) {
            throw TimerProblems.away("the ticket has just moved to another instance");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + address.host() + ":"
                        + address.port() + "/clocks/" + URLEncoder.encode(ticketId, StandardCharsets.UTF_8)))
                .timeout(PATIENCE)
                .header(ASKED_BY_ANOTHER, "true");
        if (key != null) {
            request.header(HttpHeaders.AUTHORIZATION, key);
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Response.ResponseBuilder handedOn =
                    Response.status(answer.statusCode()).entity(answer.body());
            answer.headers().firstValue(HttpHeaders.CONTENT_TYPE).ifPresent(handedOn::type);
            answer.headers()
                    .firstValue(HttpHeaders.RETRY_AFTER)
                    .ifPresent(later -> handedOn.header(HttpHeaders.RETRY_AFTER, later));
            return handedOn.build();
        } catch (IOException e) {
            throw TimerProblems.away("the instance at " + address.host() + ":" + address.port() + " does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TimerProblems.away("this instance is being stopped");
        }
    }
}
