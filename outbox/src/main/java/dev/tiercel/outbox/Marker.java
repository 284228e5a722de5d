package dev.tiercel.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a batch leaves in Kafka, in the batch's own transaction.
 *
 * @param batch numbers the batches of a shard without gaps, from 1
 * @param ids exactly the rows of the batch
 * @param digest of row ids and event ids together: tells these rows from others that got the same ids in a database
 *     restored from a backup
 */
public record Marker(long batch, List<Long> ids, String digest) {

    public Marker {
        if (batch < 1) {
            throw new IllegalArgumentException("batch: " + batch + " (expected: >= 1)");
        }
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("ids: none (expected: at least one)");
        }
        ids = List.copyOf(ids);
    }

    public static Marker of(long batch, List<OutboxRow> rows) {
        SortedMap<Long, String> eventIds = new TreeMap<>();
        rows.forEach(row -> eventIds.put(row.id(), row.event().id()));
        return new Marker(batch, rows.stream().map(OutboxRow::id).toList(), digest(eventIds));
    }

    public long highestId() {
        return ids.stream().mapToLong(Long::longValue).max().orElseThrow();
    }

    /** SHA-256 in hexadecimal over {@code id SP event id LF} of each row, in the order of ids. */
    public static String digest(SortedMap<Long, String> eventIdsByRow) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            eventIdsByRow.forEach((id, eventId) -> sha256.update((id + " " + eventId + "\n").getBytes(UTF_8)));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
