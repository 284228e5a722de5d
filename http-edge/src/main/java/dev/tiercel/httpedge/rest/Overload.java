package dev.tiercel.httpedge.rest;

import jakarta.ws.rs.core.Response;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Work that was turned away before it was begun is the caller's to bring again. */
class Overload {

    @ServerExceptionMapper
    Response map(RejectedExecutionException turnedAway) {
        return TypedProblem.overloaded().toResponse();
    }
}
