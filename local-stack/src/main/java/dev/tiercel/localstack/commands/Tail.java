package dev.tiercel.localstack.commands;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads a growing file by whole lines. A file that became shorter was begun anew and is read from its start. */
final class Tail {

    private static final int AT_ONCE = 1024 * 1024;

    private final Path file;
    private final String prefix;
    private long position;

    Tail(Path file, String prefix) {
        this.file = file;
        this.prefix = prefix;
    }

    void printLast(int count, PrintStream out) throws IOException {
        position = Files.size(file);
        Deque<String> lines = new ArrayDeque<>();
        // Not Files.newBufferedReader: one byte that is not UTF-8 would end it.
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (count == Integer.MAX_VALUE) {
                    out.println(prefix + line);
                    continue;
                }
                lines.addLast(line);
                if (lines.size() > count) {
                    lines.removeFirst();
                }
            }
        }
        lines.forEach(line -> out.println(prefix + line));
    }

    void printAdded(PrintStream out) throws IOException {
        try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
            if (reader.length() < position) {
                position = 0;
            }
            reader.seek(position);
            byte[] bytes = new byte[(int) Math.min(AT_ONCE, reader.length() - position)];
            reader.readFully(bytes);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--; // the rest of an unfinished line comes with the next look
            }
            new String(bytes, 0, end, StandardCharsets.UTF_8).lines().forEach(line -> out.println(prefix + line));
            position += end;
        }
        out.flush();
    }
}
