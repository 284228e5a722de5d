package dev.tiercel.surfacetests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LikenessTest {
    private static final String ONE = "01960a5e-7c00-7000-8000-000000000001";
    private static final String TWO = "01960a5e-7c00-7000-8000-000000000002";
    private static final String THREE = "01960a5e-7c00-7000-8000-000000000003";

    private final Likeness likeness = new Likeness();

    @Test
    void idsAndInstantsMayDiffer() {
        assertThat(likeness.difference(
                        "{\"id\": \"" + ONE + "\", \"at\": \"2026-01-01T00:00:00Z\"}",
                        "{\"id\": \"" + TWO + "\", \"at\": \"2026-02-02T10:11:12.123Z\"}"))
                .isEmpty();
    }

    @Test
    void anIdStandsForTheSameOneFromThenOn() {
        // given
        likeness.difference(ONE, TWO);

        // when, then
        assertThat(likeness.difference(ONE, TWO)).isEmpty();
        assertThat(likeness.difference(ONE, THREE)).isPresent();
    }

    @Test
    void anythingElseThatDiffersIsTold() {
        assertThat(likeness.difference("status open " + ONE, "status waiting " + TWO))
                .isPresent();
        assertThat(likeness.difference(ONE + " P1", TWO + " P2")).isPresent();
        assertThat(likeness.difference("nothing", "nothing " + ONE)).isPresent();
        assertThat(likeness.difference(ONE, "2026-01-01T00:00:00Z")).isPresent();
    }
}
