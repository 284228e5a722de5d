package dev.tiercel.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void bothOutputsAreAppendedToTheLog() throws IOException {
        // given
        Path log = Files.writeString(folder.resolve("log"), "before\n");

        // when
        Child child =
                Child.start(List.of("/bin/sh", "-c", "echo out $NAME; echo err >&2; exit 3"), Map.of("NAME", "x"), log);

        // then
        assertThat(child.awaitEnd(SOON)).isTrue();
        assertThat(child.exitCode()).hasValue(3);
        assertThat(log).hasContent("before\nout x\nerr");
    }

    @Test
    void aKilledProcessEndsWithTheSignalInItsExitCode() throws IOException {
        // given
        Child child = sleeper();

        // when
        child.kill();

        // then
        assertThat(child.awaitEnd(SOON)).isTrue();
        assertThat(child.exitCode()).hasValue(128 + 9);
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void aStoppedProcessMayEndInGoodOrder() throws IOException {
        // given
        Path log = folder.resolve("log");
        Child child = Child.start(
                List.of("/bin/sh", "-c", "trap 'echo bye; exit 0' TERM; echo ready; while :; do sleep 0.05; done"),
                Map.of(),
                log);
        await().atMost(SOON).until(() -> Files.readString(log).contains("ready"));

        // when
        child.stop();

        // then
        assertThat(child.awaitEnd(SOON)).isTrue();
        assertThat(child.exitCode()).hasValue(0);
        assertThat(log).hasContent("ready\nbye");
    }

    @Test
    void waitingForALivingProcessGivesUpInTime() throws IOException {
        // given
        Child child = sleeper();

        // when, then
        assertThat(child.awaitEnd(Duration.ofMillis(50))).isFalse();
        child.kill();
    }

    @Test
    void itIsAProcessOfItsOwnSession() throws IOException {
        // given
        Path log = folder.resolve("log");

        // when: sid and pid are the same where setsid is at hand and did not fork
        Child child = Child.start(List.of("/bin/sh", "-c", "ps -o sid= -p $$; echo $$"), Map.of(), log);

        // then
        assertThat(child.awaitEnd(SOON)).isTrue();
        assertThat(Files.readAllLines(log)).map(String::strip).containsOnly(Long.toString(child.pid()));
    }

    @Test
    void itsMemoryIsKnownWhileItLives() throws IOException {
        // given
        Child child = sleeper();

        // when, then
        assertThat(Memory.resident(child.pid()).orElseThrow()).isBetween(100_000L, 100_000_000L);
        child.kill();
        child.awaitEnd(SOON);
        assertThat(Memory.resident(child.pid())).isEmpty();
    }

    private Child sleeper() throws IOException {
        return Child.start(List.of("sleep", "60"), Map.of(), folder.resolve("log"));
    }
}
