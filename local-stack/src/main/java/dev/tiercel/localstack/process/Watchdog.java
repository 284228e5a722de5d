package dev.tiercel.localstack.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends the processes of a stack when the Java process that owns it has ended without doing so, even by SIGKILL: a small
 * shell at the other end of a pipe, which learns each process id and acts when the pipe breaks. SIGTERM first, SIGKILL
 * ten seconds later.
 */
public final class Watchdog implements AutoCloseable {

    private static final String SCRIPT = """
            pids=
            while read -r line; do
              case $line in
                +*) pids="$pids ${line#+}" ;;
                -*) left=
                    for pid in $pids; do [ "$pid" = "${line#-}" ] || left="$left $pid"; done
                    pids=$left ;;
              esac
            done
            for pid in $pids; do kill -TERM "$pid" 2>/dev/null; done
            tenths=0
            while [ $tenths -lt 100 ]; do
              alive=
              for pid in $pids; do kill -0 "$pid" 2>/dev/null && alive="$alive $pid"; done
              [ -z "$alive" ] && exit 0
              sleep 0.1
              tenths=$((tenths + 1))
            done
            for pid in $alive; do kill -KILL "$pid" 2>/dev/null; done
            """;

    private final OutputStream pipe;

    private Watchdog(OutputStream pipe) {
        this.pipe = pipe;
    }

    public static Watchdog start() throws IOException {
        List<String> command = new ArrayList<>(OwnSession.prefix());
        command.addAll(List.of("/bin/sh", "-c", SCRIPT));
        Process shell = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Watchdog(shell.getOutputStream());
    }

    public void watch(long pid) throws IOException {
        tell("+" + pid);
    }

    /** Its number may soon be another process's. */
    public void forget(long pid) throws IOException {
        tell("-" + pid);
    }

    /** Lets the shell act on what is still watched, then end. */
    @Override
    public void close() throws IOException {
        pipe.close();
    }

    private synchronized void tell(String line) throws IOException {
        pipe.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        pipe.flush();
    }
}
