package dev.tiercel.testing.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsPageTest {

    private final ProblemsPage page = new ProblemsPage("""
            | type | status | when |
            |---|---|---|
            | `last-tier` | 409 | There is no tier above. |
            """);

    @ParameterizedTest
    @CsvSource({
        "https://tiercel.dev/problems/last-tier, 400, status 400",
        "https://tiercel.dev/problems/first-tier, 409, not in docs/problems.md",
        "about:blank, 404, about:blank"
    })
    void findsWhatItDoesNotSay(String type, int status, String mistake) {
        assertThat(page.mistake(type, status)).get().asString().contains(mistake);
    }

    @Test
    void isContentWithWhatItSays() {
        assertThat(page.mistake("https://tiercel.dev/problems/last-tier", 409)).isEmpty();
    }
}
