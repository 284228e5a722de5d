package dev.tiercel.systemtests.baddays;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each day in full on a stack of its own: {@code mvn verify -Pbad-days -pl system-tests -am}. {@code -Dday=broker-away}
 * picks one (several with commas), {@code -Dseed=} repeats one, {@code -Dpace=short} tries one out.
 */
class LongBadDays {
    private static final List<String> SUMMARY = new ArrayList<>();

    static Stream<BadDay> days() {
        List<String> wanted = List.of(System.getProperty("day", "").split(","));
        List<BadDay> days = Arrays.stream(BadDay.values())
                .filter(day -> wanted.contains(day.word()) || wanted.equals(List.of("")))
                .toList();
        if (days.isEmpty()) {
            throw new IllegalArgumentException("day: " + String.join(",", wanted) + " (expected: of "
                    + String.join(
                            ", ",
                            Arrays.stream(BadDay.values()).map(BadDay::word).toList()) + ")");
        }
        return days.stream();
    }

    @ParameterizedTest
    @MethodSource("days")
    void survives(BadDay day) throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.printf("%n%s: repeat with -Dday=%s -Dseed=%d%n", day.word(), day.word(), seed);
        long began = System.nanoTime();
        String outcome = "FAILED";
        try (Stage stage = Stage.set(day.word(), seed, pace(day), day == BadDay.RESTARTED ? 2 : 1)) {
            day.happen(stage);
            stage.end();
            outcome = "good, " + stage.summary();
        } finally {
            SUMMARY.add(String.format(
                    Locale.ROOT,
                    "%-16s seed %d, %.0f s: %s",
                    day.word(),
                    seed,
                    (System.nanoTime() - began) / 1e9,
                    outcome));
        }
    }

    private static Pace pace(BadDay day) {
        Pace pace = System.getProperty("pace", "").equals("short") ? Pace.shortOne() : Pace.longOne();
        // A replay beside it, or twice as many services, which start while the others work: that is load enough.
        return day == BadDay.KILLED || day == BadDay.RESTARTED ? pace.sparse() : pace;
    }

    @AfterAll
    static void tell() {
        System.out.println("\nBad days:");
        SUMMARY.forEach(line -> System.out.println("  " + line));
    }
}
