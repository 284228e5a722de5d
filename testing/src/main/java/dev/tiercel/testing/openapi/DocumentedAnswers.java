package dev.tiercel.testing.openapi;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Fails on an answer the document does not know; requests that are for no operation pass. */
final class DocumentedAnswers implements Filter {

    private final Supplier<OpenApiDocument> source;
    private @Nullable OpenApiDocument read;

    DocumentedAnswers(Supplier<OpenApiDocument> source) {
        this.source = source;
    }

    private synchronized OpenApiDocument document() {
        if (read == null) {
            read = source.get();
        }
        return read;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response answer = context.next(request, expected);
        String path = URI.create(request.getURI()).getRawPath();
        OpenApiDocument document = document();
        document.find(request.getMethod(), path).ifPresent(operation -> {
            List<String> mistakes = document.mistakesOfAnswer(
                    operation,
                    answer.statusCode(),
                    Objects.requireNonNullElse(answer.contentType(), ""),
                    answer.asString());
            if (!mistakes.isEmpty()) {
                throw new AssertionError(String.join("\n", mistakes));
            }
        });
        return answer;
    }
}
