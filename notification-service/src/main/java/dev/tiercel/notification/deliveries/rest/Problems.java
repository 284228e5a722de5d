package dev.tiercel.notification.deliveries.rest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Locale;

/** Refusals in the form of RFC 9457; those that frameworks raise get a type, too. */
@ApplicationScoped
class Problems implements ProblemPostProcessor {

    private static final String TYPES = "https://tiercel.dev/problems/";

    static HttpProblem databaseAway(Throwable fault) {
        return HttpProblem.builder()
                .withType(URI.create(TYPES + "database-away"))
                .withTitle("Database away")
                .withStatus(503)
                .withDetail("The database does not answer; try again.")
                .withHeader(HttpHeaders.RETRY_AFTER, 5)
                .build();
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        String title = problem.getTitle();
        return problem.getType() != null || title == null
                ? problem
                : HttpProblem.builder(problem)
                        .withType(URI.create(
                                TYPES + title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-")))
                        .build();
    }
}
