package dev.tiercel.httpedge.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import jakarta.ws.rs.WebApplicationException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ProblemTypesTest {

    private final ProblemTypes types = new ProblemTypes();

    private HttpProblem typed(HttpProblem problem) {
        return types.apply(problem, ProblemContext.of(problem, "/tickets"));
    }

    @Test
    void namesTheTypeOfAFrameworksProblemAfterItsTitle() {
        // given
        HttpProblem problem = HttpProblem.builder()
                .withTitle("Not Found")
                .withStatus(404)
                .withDetail("no such page")
                .build();

        // when
        HttpProblem typed = typed(problem);

        // then
        assertThat(typed.getType()).isEqualTo(URI.create("https://tiercel.dev/problems/not-found"));
        assertThat(typed.getStatusCode()).isEqualTo(404);
        assertThat(typed.getDetail()).isEqualTo("no such page");
    }

    @Test
    void saysWhereABodyStopsBeingJson() {
        // given
        HttpProblem problem =
                HttpProblem.builder().withTitle("Bad Request").withStatus(400).build();
        Throwable unreadable = catchThrowable(() -> new ObjectMapper().readTree("{\n  not json"));

        // when
        HttpProblem typed =
                types.apply(problem, ProblemContext.of(new WebApplicationException(unreadable, 400), "/tickets"));

        // then
        assertThat(typed.getDetail()).isEqualTo("The body is not JSON: line 2, column 3 (expected: a JSON object).");
    }

    @Test
    void leavesATypeAsItIs() {
        // given
        HttpProblem problem = TypedProblem.databaseAway("try again.");

        // when
        HttpProblem typed = typed(problem);

        // then
        assertThat(typed.getType()).isEqualTo(URI.create("https://tiercel.dev/problems/database-away"));
        assertThat(typed.getHeaders()).containsEntry("Retry-After", 5);
    }
}
