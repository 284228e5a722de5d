package dev.tiercel.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchdogTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void endsWhatItWatchesWhenThePipeBreaks() throws IOException {
        // given
        Watchdog watchdog = Watchdog.start();
        Child one = sleeper();
        Child two = sleeper();
        watchdog.watch(one.pid());
        watchdog.watch(two.pid());

        // when: a killed owner closes the pipe in the same way
        watchdog.close();

        // then
        assertThat(one.awaitEnd(SOON)).isTrue();
        assertThat(two.awaitEnd(SOON)).isTrue();
        assertThat(one.exitCode()).hasValue(128 + 15);
    }

    @Test
    void leavesAloneWhatItWasToldToForget() throws IOException {
        // given
        Watchdog watchdog = Watchdog.start();
        Child watched = sleeper();
        Child forgotten = sleeper();
        watchdog.watch(forgotten.pid());
        watchdog.watch(watched.pid());
        watchdog.forget(forgotten.pid());

        // when
        watchdog.close();

        // then
        assertThat(watched.awaitEnd(SOON)).isTrue();
        assertThat(forgotten.isAlive()).isTrue();
        forgotten.kill();
    }

    private Child sleeper() throws IOException {
        return Child.start(List.of("sleep", "60"), Map.of(), folder.resolve("log"));
    }
}
