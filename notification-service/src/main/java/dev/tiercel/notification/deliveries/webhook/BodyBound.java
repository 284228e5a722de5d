package dev.tiercel.notification.deliveries.webhook;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import org.jboss.resteasy.reactive.client.impl.ClientRequestContextImpl;

/**
 * Ends the exchange once the status is known unless the response says it is small. The client would otherwise drain
 * whatever an endpoint cares to answer with before it uses the connection again.
 */
final class BodyBound implements ClientResponseFilter {

    static final int LARGEST_BODY = 64 * 1024;

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        boolean small =
                response.getStatus() == 204 || (response.getLength() >= 0 && response.getLength() <= LARGEST_BODY);
        if (!small && request instanceof ClientRequestContextImpl exchange) {
            exchange.getRestClientRequestContext().getHttpClientRequest().reset();
        }
    }
}
