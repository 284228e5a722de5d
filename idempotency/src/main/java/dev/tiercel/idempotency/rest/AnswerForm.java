package dev.tiercel.idempotency.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tiercel.idempotency.StoredAnswer;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Turns answers into what is stored, and back into the same answers. */
@ApplicationScoped
class AnswerForm {

    private static final String REPLAYED = "Idempotency-Replayed";

    private final ObjectMapper json;

    AnswerForm(ObjectMapper json) {
        this.json = json;
    }

    StoredAnswer store(Response response) {
        List<StoredAnswer.Field> headers = new ArrayList<>();
        response.getStringHeaders()
                .forEach((name, values) -> values.forEach(value -> headers.add(new StoredAnswer.Field(name, value))));
        Object entity = response.getEntity();
        if (entity != null && response.getMediaType() == null) {
            headers.add(new StoredAnswer.Field(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON));
        }
        return new StoredAnswer(response.getStatus(), headers, entity == null ? new byte[0] : bytes(entity));
    }

    /** @param path of the request, which the problem is about unless it says otherwise */
    StoredAnswer store(HttpProblem problem, String path) {
        return store((problem.getInstance() == null
                        ? HttpProblem.builder(problem)
                                .withInstance(URI.create(path))
                                .build()
                        : problem)
                .toResponse());
    }

    Response first(StoredAnswer answer) {
        return builder(answer).build();
    }

    Response again(StoredAnswer answer) {
        return builder(answer).header(REPLAYED, "true").build();
    }

    private static Response.ResponseBuilder builder(StoredAnswer answer) {
        Response.ResponseBuilder builder = Response.status(answer.status());
        answer.headers().forEach(header -> builder.header(header.name(), header.value()));
        return answer.body().length == 0 ? builder : builder.entity(answer.body());
    }

    private byte[] bytes(Object entity) {
        try {
            return entity instanceof byte[] bytes ? bytes : json.writeValueAsBytes(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("answer: cannot be written as JSON", e);
        }
    }
}
