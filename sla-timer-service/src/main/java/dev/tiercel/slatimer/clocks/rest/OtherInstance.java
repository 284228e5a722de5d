package dev.tiercel.slatimer.clocks.rest;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tiercel.httpedge.rest.Page;
import dev.tiercel.slatimer.clocks.OpenClock;
import dev.tiercel.slatimer.clocks.OpenClocksPart;
import dev.tiercel.slatimer.clocks.kafka.Json;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.apache.kafka.streams.state.HostInfo;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Asks the instance that has a ticket, with the key of whoever asked, and hands its answer on as it is. */
@ApplicationScoped
class OtherInstance {

    /** Keeps two instances that take each other for the one from asking for ever. */
    static final String ASKED_BY_ANOTHER = "Tiercel-Asked-By-Another";

    private static final String PARTITIONS = "Tiercel-Partitions";
    private static final String LOOKED_UP_TO = "Tiercel-Looked-Up-To";

    private static final TypeReference<Page.Items<OpenClockView>> LIST = new TypeReference<>() {};

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
        HttpRequest request = request(address, "/clocks/" + URLEncoder.encode(ticketId, StandardCharsets.UTF_8), key);
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            Response.ResponseBuilder handedOn =
                    Response.status(answer.statusCode()).entity(answer.body());
            answer.headers().firstValue(HttpHeaders.CONTENT_TYPE).ifPresent(handedOn::type);
            answer.headers()
                    .firstValue(HttpHeaders.RETRY_AFTER)
                    .ifPresent(later -> handedOn.header(HttpHeaders.RETRY_AFTER, later));
            return handedOn.build();
        } catch (IOException e) {
            throw silent(address);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TimerProblems.away("this instance is being stopped");
        }
    }

    /** What another instance is answered that asks for a list. */
    static RestResponse<Page.Items<OpenClockView>> part(OpenClocksPart<OpenClockView> part) {
        RestResponse.ResponseBuilder<Page.Items<OpenClockView>> answer =
                RestResponse.ResponseBuilder.ok(new Page.Items<>(part.clocks()));
        answer.header(
                PARTITIONS, part.partitions().stream().map(String::valueOf).collect(Collectors.joining(",")));
        OpenClock.Place lookedUpTo = part.lookedUpTo();
        if (lookedUpTo != null) {
            answer.header(
                    LOOKED_UP_TO,
                    lookedUpTo.dueMillis() + "/" + URLEncoder.encode(lookedUpTo.id(), StandardCharsets.UTF_8));
        }
        return answer.build();
    }

    /**
     * Asks each for its part of a list, all at once.
     *
     * @param query as it was asked, so that each finds out the same page
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 503 naming the one that did not tell its part
     */
    List<OpenClocksPart<OpenClockView>> list(
            Collection<HostInfo> addresses, @Nullable String query, @Nullable String key) {
        Map<HostInfo, CompletableFuture<HttpResponse<String>>> answers = new LinkedHashMap<>();
        for (HostInfo address : addresses) {
            HttpRequest request = request(address, "/clocks" + (query == null ? "" : "?" + query), key);
            answers.put(address, http.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
        }
        List<OpenClocksPart<OpenClockView>> parts = new ArrayList<>();
        answers.forEach((address, answer) -> parts.add(read(address, answer)));
        return parts;
    }

    private static OpenClocksPart<OpenClockView> read(
            HostInfo address, CompletableFuture<HttpResponse<String>> coming) {
        HttpResponse<String> answer;
        try {
            answer = coming.join();
        } catch (CompletionException e) {
            throw silent(address);
        }
        String partitions = answer.headers().firstValue(PARTITIONS).orElse(null);
        if (answer.statusCode() != 200 || partitions == null) {
            throw TimerProblems.away("the instance at " + address.host() + ":" + address.port() + " answers "
                    + answer.statusCode() + " and does not tell its part of the list");
        }
        try {
            return new OpenClocksPart<>(
                    Arrays.stream(partitions.split(","))
                            .filter(partition -> !partition.isEmpty())
                            .map(Integer::valueOf)
                            .collect(Collectors.toSet()),
                    Json.MAPPER.readValue(answer.body(), LIST).items(),
                    answer.headers()
                            .firstValue(LOOKED_UP_TO)
                            .map(OtherInstance::place)
                            .orElse(null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OpenClock.Place place(String text) {
        int slash = text.indexOf('/');
        return new OpenClock.Place(
                Long.parseLong(text.substring(0, slash)),
                URLDecoder.decode(text.substring(slash + 1), StandardCharsets.UTF_8));
    }

    private static HttpRequest request(HostInfo address, String pathAndQuery, @Nullable String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://" + address.host() + ":" + address.port() + pathAndQuery))
                .timeout(PATIENCE)
                .header(ASKED_BY_ANOTHER, "true");
        if (key != null) {
            request.header(HttpHeaders.AUTHORIZATION, key);
        }
        return request.build();
    }

    private static HttpProblem silent(HostInfo address) {
        return TimerProblems.away("the instance at " + address.host() + ":" + address.port() + " does not answer");
    }
}
