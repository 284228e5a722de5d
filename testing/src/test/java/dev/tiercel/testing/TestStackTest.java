package dev.tiercel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TestStackTest {

    @Test
    void isEmbeddedUnlessContainersAreAskedFor() {
        assertThat(TestStack.inContainers(null)).isFalse();
        assertThat(TestStack.inContainers("embedded")).isFalse();
        assertThat(TestStack.inContainers("containers")).isTrue();
    }

    @Test
    void refusesAStackItDoesNotKnow() {
        assertThatThrownBy(() -> TestStack.inContainers("container"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stack: container (expected: embedded or containers)");
    }
}
