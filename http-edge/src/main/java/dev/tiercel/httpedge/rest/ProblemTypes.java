package dev.tiercel.httpedge.rest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkiverse.resteasy.problem.validation.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives the problems that frameworks raise a type too, so that callers tell all of them apart in the same way, and says of
 * a body that is no JSON where it stops being so, which the framework keeps to itself.
 */
@ApplicationScoped
class ProblemTypes implements ProblemPostProcessor {

    private static final String UNSUPPORTED =
            "No body of this Content-Type is read here (expected: application/json, or"
                    + " another one that /q/openapi names for this operation).";
    private static final String DUPLICATE = "Duplicate field";
    private static final String VIOLATIONS = "violations";
    private static final Pattern OF_BEAN_VALIDATION = Pattern.compile("\\.?<[^>]*>");

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getType() != null || problem.getTitle() == null) {
            return problem;
        }
        HttpProblem.Builder typed = HttpProblem.builder(problem).withType(TypedProblem.typeFor(problem.getTitle()));
        if (problem.getParameters().get(VIOLATIONS) instanceof List<?> violations) {
            typed.with(
                    VIOLATIONS,
                    violations.stream().map(ProblemTypes::withPlainField).toList());
        }
        if (problem.getStatusCode() == Response.Status.UNSUPPORTED_MEDIA_TYPE.getStatusCode()) {
            typed.withDetail(UNSUPPORTED);
        }
        for (Throwable cause = context.cause; cause != null; cause = cause.getCause()) {
            String detail = detail(cause);
            if (detail != null) {
                typed.withDetail(detail);
            }
        }
        return typed.build();
    }

    /** Bean validation calls an item {@code roles[0].<list element>}; to callers it is {@code roles[0]}. */
    private static Object withPlainField(Object violation) {
        return violation instanceof Violation found
                ? Violation.In.valueOf(found.in)
                        .field(OF_BEAN_VALIDATION.matcher(found.field).replaceAll(""))
                        .message(found.message)
                : violation;
    }

    private static @Nullable String detail(Throwable cause) {
        if (cause instanceof StreamConstraintsException tooMuch) {
            return "The body is too deep or too long" + place(tooMuch) + " (expected: at most " + StrictJson.MAX_DEPTH
                    + " levels, and no endless text, name or number).";
        }
        if (cause instanceof StreamReadException unreadable) {
            return unreadable.getOriginalMessage().startsWith(DUPLICATE)
                    ? "A field is given twice" + place(unreadable) + " (expected: each field once)."
                    : "The body is not JSON" + place(unreadable) + " (expected: a JSON object).";
        }
        return null;
    }

    private static String place(JsonProcessingException fault) {
        JsonLocation where = fault.getLocation();
        return where == null ? "" : ": line " + where.getLineNr() + ", column " + where.getColumnNr();
    }
}
