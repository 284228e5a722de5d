package dev.tiercel.escalation.moves.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.escalation.moves.Refusal;
import dev.tiercel.testing.openapi.ProblemsPage;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsPageTest {

    @ParameterizedTest
    @MethodSource("refusals")
    void explainsEveryRefusal(Class<?> refusal) {
        String type = ProblemsPage.TYPES + Problems.TYPES.get(refusal);
        assertThat(ProblemsPage.ofThisTree().mistake(type, refusal == Refusal.NotSeen.class ? 404 : 409))
                .isEmpty();
    }

    static Stream<Class<?>> refusals() {
        return Stream.of(Refusal.class.getPermittedSubclasses());
    }
}
