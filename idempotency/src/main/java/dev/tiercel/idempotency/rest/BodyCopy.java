package dev.tiercel.idempotency.rest;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Keeps the body of a request that has a key before it is read into something that no longer shows how it was sent. */
@Provider
class BodyCopy implements ReaderInterceptor {

    private final CurrentRequest request;

    BodyCopy(CurrentRequest request) {
        this.request = request;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getHeaders().containsKey(CurrentRequest.HEADER)) {
            byte[] body = context.getInputStream().readAllBytes();
            request.body(body);
            context.setInputStream(new ByteArrayInputStream(body));
        }
        return context.proceed();
    }
}
