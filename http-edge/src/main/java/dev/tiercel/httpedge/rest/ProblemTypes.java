package dev.tiercel.httpedge.rest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives the problems that frameworks raise a type too, so that callers tell all of them apart in the same way. */
@ApplicationScoped
class ProblemTypes implements ProblemPostProcessor {

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        return problem.getType() != null || problem.getTitle() == null
                ? problem
                : HttpProblem.builder(problem)
                        .withType(TypedProblem.typeFor(problem.getTitle()))
                        .build();
    }
}
