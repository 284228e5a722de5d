package dev.tiercel.surfacetests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs the transcripts of the documentation as written. {@code -Dtranscript.record=true} writes what was printed into the
 * document instead of comparing it.
 */
@Order(1)
@ExtendWith(SharedStack.class)
class TranscriptsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration STEP_WITHIN = Duration.ofSeconds(30);
    private static final boolean RECORD = Boolean.getBoolean("transcript.record");

    @ParameterizedTest
    @ValueSource(strings = {"first-hour.md", "changing-a-policy.md"})
    void printsWhatTheDocumentSays(String name, SharedStack.Running running) throws Exception {
        // given
        for (String tool : List.of("bash", "curl", "jq")) {
            assumeThat(isInstalled(tool)).as(tool + " is installed").isTrue();
        }
        Path document = Path.of("../docs").resolve(name);
        Transcript transcript = Transcript.read(document);
        Likeness likeness = new Likeness();
        List<Transcript.Step> run = new ArrayList<>();
        Path state = Files.createTempFile("transcript", ".sh");

        // when
        for (Transcript.Step step : transcript.steps()) {
            String script = running.withRealPorts(step.script());
            String printed = run(running, script, state, step, likeness);
            run.add(step.printing(printed));
        }

        // then
        assertThat(run).isNotEmpty();
        if (RECORD) {
            Files.write(document, transcript.recorded(run));
        }
        Files.delete(state);
    }

    /** Reading is repeated until it prints what is expected: what others do takes them a moment. */
    private static String run(
            SharedStack.Running running, String script, Path state, Transcript.Step step, Likeness likeness)
            throws Exception {
        boolean reads = script.contains("curl") && !script.matches("(?s).* (-X|--request|-d|--data\\S*|-T) .*");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        if (RECORD) {
            TimeUnit.SECONDS.sleep(1); // nothing says yet what has to be waited for
        }
        while (true) {
            String printed = running.withUsualPorts(bash(running.directory(), script, state, step));
            Optional<String> difference = RECORD ? Optional.empty() : likeness.difference(step.expected(), printed);
            if (difference.isEmpty() || !reads || System.nanoTime() > deadline) {
                assertThat(difference)
                        .as("line %d: %s", step.line(), step.script())
                        .isEmpty();
                return printed;
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
    }

    /** Variables that a step sets are there for the next one, as in the shell of whoever follows the document. */
    private static String bash(Path directory, String script, Path state, Transcript.Step step) throws Exception {
        String whole = "set -o pipefail\nsource " + state + "\n" + script
                + "\nstatus=$?\n{ declare -p | grep -v -E '^declare -[a-z]*r'; declare -f; } > " + state
                + "\nexit $status\n";
        Path output = Files.createTempFile("transcript", ".out");
        try {
            Process process = new ProcessBuilder("bash", "-c", whole)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            assertThat(process.waitFor(STEP_WITHIN.toSeconds(), TimeUnit.SECONDS))
                    .as("line %d ends", step.line())
                    .isTrue();
            String printed = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(process.exitValue())
                    .as("line %d: %s\n%s", step.line(), step.script(), printed)
                    .isZero();
            return printed.stripTrailing().replace("\r", "");
        } finally {
            Files.delete(output);
        }
    }

    private static boolean isInstalled(String tool) throws InterruptedException {
        try {
            return new ProcessBuilder("which", tool).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
