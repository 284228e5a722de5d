package dev.tiercel.surfacetests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.localstack.commands.Main;
import dev.tiercel.surfacetests.SharedStack.Running;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The command as a user types it, on a stack that runs already, with the log that is shipped. */
@Order(2)
@ExtendWith(SharedStack.class)
class ReplayIT {
    private static final Path LOG = Path.of("..", "local-stack", "samples", "incidents.csv");
    private static final int WITHIN_SECONDS = 240;

    private record Run(int exitCode, List<String> lines) {
        void isGood() {
            assertThat(exitCode)
                    .as(() -> "exit code of what printed\n" + String.join("\n", lines))
                    .isZero();
        }

        /** The number behind a name in the table. */
        int number(String name) {
            return lines.stream()
                    .filter(line -> line.matches("\\Q" + name + "\\E +[\\d,]+"))
                    .map(line -> line.substring(name.length()).strip().replace(",", ""))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        }
    }

    @Test
    void playsALogAndFindsNothingInconsistent(Running running) throws Exception {
        // when
        Run run = replay(running, "--speed", "4000");

        // then
        assertThat(run.lines()).contains("No inconsistency.");
        run.isGood();
        assertThat(run.number("tickets")).isEqualTo(60);
        assertThat(run.number("open: done")).isEqualTo(60);
        assertThat(run.number("breached first-response")).isPositive();
        assertThat(run.number("breached resolution")).isPositive();
        assertThat(run.number("breached tier-response")).isPositive();
        assertThat(run.number("moved assigned to tier 1")).isEqualTo(60);
        assertThat(run.number("moved timed-out to tier 2")).isPositive();
        assertThat(run.number("moved timed-out to tier 3")).isPositive();
        assertThat(run.number("moved functional to tier 1")).isPositive();
        assertThat(run.number("delivered by mail")).isGreaterThan(120);
        assertThat(run.number("resolved")).isPositive();
        assertThat(run.number("reopened")).isPositive();
        assertThat(run.number("cancelled")).isEqualTo(2);
        assertThat(run.lines())
                .anyMatch(line -> line.matches("schedule lag +p50 .* ms, p99 .* ms, max .* ms"))
                .anyMatch(line -> line.matches("lateness of breaches +p50 .* ms, p99 .* ms, max .* ms"));
    }

    @Test
    void playsOnlyTheCasesThatBeginInTime(Running running) throws Exception {
        // when
        Run run = replay(
                running, "--speed", "4000", "--from", "2026-03-02T07:00+01:00", "--to", "2026-03-02T08:10:00+01:00");

        // then
        run.isGood();
        assertThat(run.number("tickets")).isEqualTo(run.number("open: done")).isBetween(10, 50);
        assertThat(run.number("cases skipped, begun before --from")).isBetween(10, 50);
    }

    @Test
    void refusesAnInstantWithoutAnOffset(Running running) throws Exception {
        // when
        Run run = replay(running, "--speed", "4000", "--from", "2026-03-02T07:00");

        // then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.lines())
                .singleElement()
                .asString()
                .startsWith("tiercel: --from: 2026-03-02T07:00 (expected: an instant with its offset");
    }

    private static Run replay(Running running, String... options) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Stream.of(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Main.class.getName(),
                                        "replay",
                                        LOG.toString(),
                                        "--target",
                                        running.directory().resolve(".tiercel").toString()),
                                List.of(options))
                        .flatMap(List::stream)
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.PIPE)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.contains("SLF4J"))
                .toList();
        assertThat(process.waitFor(WITHIN_SECONDS, TimeUnit.SECONDS)).isTrue();
        lines.forEach(System.out::println);
        return new Run(process.exitValue(), lines);
    }
}
