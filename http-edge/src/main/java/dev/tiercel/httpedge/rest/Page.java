package dev.tiercel.httpedge.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Some items of a list.
 *
 * @param next cursor of the next page, absent on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

    private static final String CURSOR = "cursor=";

    public Page {
        items = List.copyOf(items);
    }

    public <R> Page<R> map(Function<T, R> answer) {
        return new Page<>(items.stream().map(answer).toList(), next);
    }

    /** The body {@code {"items": [...]}} and, where there is more, the header {@code Link} to the next page. */
    public RestResponse<Items<T>> answer(UriInfo uri) {
        RestResponse.ResponseBuilder<Items<T>> answer = RestResponse.ResponseBuilder.ok(new Items<>(items));
        if (next != null) {
            answer.header(HttpHeaders.LINK, "<" + linkTo(next, uri.getRequestUri()) + ">; rel=\"next\"");
        }
        return answer.build();
    }

    /** Without scheme and host, which a proxy may have changed; the filters stay as the caller wrote them. */
    private static String linkTo(String cursor, URI request) {
        Stream<String> filters = request.getRawQuery() == null
                ? Stream.of()
                : Arrays.stream(request.getRawQuery().split("&"))
                        .filter(parameter -> !parameter.startsWith(CURSOR) && !parameter.isEmpty());
        return request.getRawPath() + "?"
                + Stream.concat(filters, Stream.of(CURSOR + cursor)).collect(Collectors.joining("&"));
    }

    /** The body of a page. */
    public record Items<T>(List<T> items) {}
}
