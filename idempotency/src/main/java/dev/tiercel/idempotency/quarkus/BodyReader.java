package dev.tiercel.idempotency.quarkus;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Looks at the body before it is parsed: two bodies that mean the same are two requests if their bytes differ. */
class BodyReader {
    private final RequestAsSent request;

    BodyReader(RequestAsSent request) {
        this.request = request;
    }

    @ServerRequestFilter(readBody = true)
    void read(ContainerRequestContext context) throws IOException {
        if (!context.getMethod().equals(HttpMethod.POST)) {
            return;
        }
        byte[] body = context.getEntityStream().readAllBytes();
        context.setEntityStream(new ByteArrayInputStream(body));
        URI address = context.getUriInfo().getRequestUri();
        String query = address.getRawQuery();
        request.sent(
                context.getHeaderString(RequestAsSent.HEADER),
                context.getMethod(),
                address.getRawPath() + (query == null ? "" : "?" + query),
                body);
    }
}
