package dev.tiercel.idempotency.quarkus;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Looks at the body before it is parsed: two bodies that mean the same are two requests if their bytes differ. Where the
 * endpoint takes no body nobody reads one, and what a client sends there does not tell requests apart.
 */
@Provider
class BodyReader implements ReaderInterceptor {
    private final RequestAsSent request;

    BodyReader(RequestAsSent request) {
        this.request = request;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getHeaders().containsKey(RequestAsSent.HEADER)) {
            byte[] body = context.getInputStream().readAllBytes();
            context.setInputStream(new ByteArrayInputStream(body));
            request.body(body);
        }
        return context.proceed();
    }
}
