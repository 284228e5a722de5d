package dev.tiercel.notification.deliveries.webhook;

import io.vertx.core.http.HttpClientResponse;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import org.jboss.resteasy.reactive.client.impl.ClientRequestContextImpl;

/**
 * Ends the exchange once the status is known unless the response says it is small. The client would otherwise drain
 * whatever an endpoint cares to answer with before it uses the connection again.
 */
final class BodyBound implements ClientResponseFilter {

    /** In decimal digits: below 100 kB. */
    private static final String SMALL = "\\d{1,5}";

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext answer) {
        HttpClientResponse response = ((ClientRequestContextImpl) request)
                .getRestClientRequestContext()
                .getVertxClientResponse();
        // Filters run for a request that got no response, too.
        if (response != null && !isSmall(response)) {
            response.request().reset();
        }
    }

    private static boolean isSmall(HttpClientResponse response) {
        String length = response.getHeader("content-length");
        return response.statusCode() == 204 || (length != null && length.matches(SMALL));
    }
}
