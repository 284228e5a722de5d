package dev.tiercel.localstack.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The log of a process. */
public final class LogFile {

    /** A log may be large; what killed a process stands at its end. */
    private static final int LOOKED_AT = 256 * 1024;

    private static final Pattern ERROR = Pattern.compile(
            "\\b(ERROR|FATAL|SEVERE)\\b|^Exception in thread|^Error: |^Error occurred during|OutOfMemoryError|^Caused by: ");

    private static final long LARGE = 16L * 1024 * 1024;

    private LogFile() {}

    /** Keeps one earlier log of up to 16 MiB and a bit; for before a process is started. */
    public static void setAsideIfLarge(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGE) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The last line that tells of an error; failing that the last line; empty if nothing was logged. */
    public static Optional<String> lastError(Path log) {
        List<String> lines = last(log, Integer.MAX_VALUE).stream()
                .filter(line -> !line.isBlank())
                .toList();
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (ERROR.matcher(lines.get(i)).find()) {
                return Optional.of(lines.get(i).strip());
            }
        }
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(lines.get(lines.size() - 1).strip());
    }

    /** At most so many of its last lines, of the last 256 KiB; none if there is no such file. */
    public static List<String> last(Path log, int count) {
        if (!Files.exists(log)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - LOOKED_AT);
            file.seek(from);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(from > 0 ? 1 : 0, lines.size() - count), lines.size());
        } catch (IOException e) {
            return List.of("(" + log + " cannot be read: " + e.getMessage() + ")");
        }
    }
}
