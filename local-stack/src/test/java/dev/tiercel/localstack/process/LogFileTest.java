package dev.tiercel.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    Path folder;

    private Path log;

    @BeforeEach
    void name() {
        log = folder.resolve("x.log");
    }

    @Test
    void theLastErrorIsTheLastLineThatTellsOfOne() throws IOException {
        // given
        Files.writeString(log, """
                10:00 ERROR first
                10:01 ERROR Failed to start
                	at some.Class.method
                Caused by: java.net.BindException: in use
                	at some.Other.method
                10:02 INFO stopped
                """);

        // when, then
        assertThat(LogFile.lastError(log)).contains("Caused by: java.net.BindException: in use");
    }

    @Test
    void withoutAnErrorItIsTheLastLine() throws IOException {
        // given
        Files.writeString(log, "10:00 INFO one\n10:01 INFO no ERRORS here\n\n");

        // when, then
        assertThat(LogFile.lastError(log)).contains("10:01 INFO no ERRORS here");
    }

    @Test
    void anEmptyOrMissingLogSaysNothing() throws IOException {
        assertThat(LogFile.lastError(log)).isEmpty();
        Files.createFile(log);
        assertThat(LogFile.lastError(log)).isEmpty();
    }

    @Test
    void aSmallLogIsAppendedToAndALargeOneSetAside() throws IOException {
        // given
        Files.write(log, new byte[1024]);

        // when, then
        LogFile.setAsideIfLarge(log);
        assertThat(log).exists();
        Files.write(log, new byte[16 * 1024 * 1024 + 1]);
        LogFile.setAsideIfLarge(log);
        assertThat(log).doesNotExist();
        assertThat(folder.resolve("x.log.1")).hasSize(16 * 1024 * 1024 + 1);
    }
}
