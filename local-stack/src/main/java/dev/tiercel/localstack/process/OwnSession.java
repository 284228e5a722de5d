package dev.tiercel.localstack.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What is put before a command so that it outlives its terminal and keeps its process id. */
final class OwnSession {

    private static final List<String> PREFIX = List.of(find());

    private OwnSession() {}

    static List<String> prefix() {
        return PREFIX;
    }

    private static String find() {
        // macOS has no setsid; nohup keeps a process through the end of the terminal, though not through Ctrl-C.
        return isOnPath("setsid") ? "setsid" : "nohup";
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
