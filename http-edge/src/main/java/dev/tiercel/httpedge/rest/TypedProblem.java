package dev.tiercel.httpedge.rest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Refusals in the form of RFC 9457 with a type of their own, by which callers tell them apart. */
public final class TypedProblem {

    private static final String TYPES = "https://tiercel.dev/problems/";
    private static final int LATER_SECONDS = 5;
    private static final int SOON_SECONDS = 2;

    private TypedProblem() {}

    /**
     * @param name in kebab case, the end of the type; callers depend on it
     */
    public static HttpProblem.Builder of(int status, String name, String title) {
        return HttpProblem.builder()
                .withType(URI.create(TYPES + name))
                .withTitle(title)
                .withStatus(status);
    }

    /**
     * 400 in the form of the problems that validation raises.
     *
     * @param in body, query, path or header
     * @param message what is wrong, and what is allowed
     */
    public static HttpProblem badField(String field, String in, String message) {
        return of(400, "bad-request", "Bad Request")
                .with("violations", List.of(Map.of("field", field, "in", in, "message", message)))
                .build();
    }

    /**
     * 503 with {@code Retry-After}.
     *
     * @param whatNow what became of the request and what the caller should do
     */
    public static HttpProblem databaseAway(String whatNow) {
        return of(503, "database-away", "Database away")
                .withDetail("The database does not answer; " + whatNow)
                .withHeader(HttpHeaders.RETRY_AFTER, LATER_SECONDS)
                .build();
    }

    /** 503 with {@code Retry-After}: nothing of the request was carried out, because too many others were there before. */
    public static HttpProblem overloaded() {
        return of(503, "overloaded", "Overloaded")
                .withDetail("More requests are waiting than can be served soon; this one was not carried out."
                        + " Send it again later.")
                .withHeader(HttpHeaders.RETRY_AFTER, SOON_SECONDS)
                .build();
    }

    static URI typeFor(String title) {
        return URI.create(TYPES + title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
    }
}
