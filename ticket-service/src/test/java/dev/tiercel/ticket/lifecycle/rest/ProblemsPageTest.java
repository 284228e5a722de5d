package dev.tiercel.ticket.lifecycle.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.testing.openapi.ProblemsPage;
import dev.tiercel.ticket.lifecycle.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemsPageTest {

    @ParameterizedTest
    @EnumSource
    void explainsEveryRefusal(Refusal refusal) {
        assertThat(ProblemsPage.ofThisTree().mistake(Problems.type(refusal), 409))
                .isEmpty();
    }
}
