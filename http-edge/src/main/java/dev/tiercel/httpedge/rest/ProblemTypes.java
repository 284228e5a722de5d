package dev.tiercel.httpedge.rest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamReadException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Gives the problems that frameworks raise a type too, so that callers tell all of them apart in the same way, and says of
 * a body that is no JSON where it stops being so, which the framework keeps to itself.
 */
@ApplicationScoped
class ProblemTypes implements ProblemPostProcessor {

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getType() != null || problem.getTitle() == null) {
            return problem;
        }
        HttpProblem.Builder typed = HttpProblem.builder(problem).withType(TypedProblem.typeFor(problem.getTitle()));
        for (Throwable cause = context.cause; cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamReadException unreadable) {
                typed.withDetail(notJson(unreadable.getLocation()));
            }
        }
        return typed.build();
    }

    private static String notJson(JsonLocation where) {
        return "The body is not JSON: line " + where.getLineNr() + ", column " + where.getColumnNr()
                + " (expected: a JSON object).";
    }
}
