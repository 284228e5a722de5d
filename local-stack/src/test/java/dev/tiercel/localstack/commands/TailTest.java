package dev.tiercel.localstack.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Path log;

    @BeforeEach
    void write() throws IOException {
        log = Files.writeString(folder.resolve("log"), "one\ntwo\nthree\n");
    }

    @Test
    void printsTheLastLinesWithTheirPrefix() throws IOException {
        // when
        new Tail(log, "mail | ").printLast(2, out);

        // then
        assertThat(printed()).isEqualTo("mail | two\nmail | three\n");
    }

    @Test
    void printsAnAddedLineOnceItIsWhole() throws IOException {
        // given
        Tail tail = new Tail(log, "");
        tail.printLast(0, out);

        // when
        append("fo");
        tail.printAdded(out);
        append("ur\nfive\n");
        tail.printAdded(out);
        tail.printAdded(out);

        // then
        assertThat(printed()).isEqualTo("four\nfive\n");
    }

    @Test
    void startsAgainWithAFileThatWasBegunAnew() throws IOException {
        // given
        Tail tail = new Tail(log, "");
        tail.printLast(0, out);

        // when
        Files.writeString(log, "new\n");
        tail.printAdded(out);

        // then
        assertThat(printed()).isEqualTo("new\n");
    }

    private void append(String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.APPEND);
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
