package dev.tiercel.escalation.rulebook.store;

import dev.tiercel.escalation.rulebook.EntryKey;
import dev.tiercel.escalation.rulebook.RuleBookEntry;
import dev.tiercel.escalation.rulebook.kafka.RuleBookJson;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One stored version.
 *
 * @param number the version; of a person or team the number of its changes
 * @param publishedBy name of the API key, or {@link #FILES}; null if it was stored before that was noted
 * @param content its JSON, without number and time
 */
public record Stored(
        EntryKey key,
        int number,
        Instant publishedAt,
        @Nullable String publishedBy,
        String content) {

    /** Who publishes what the files say at start. No API key can have this name: it holds a space. */
    public static final String FILES = "rule-book files";

    public RuleBookEntry entry() {
        return RuleBookJson.read(key.kind(), content);
    }

    /** Of a row {@code kind, id, number, published_at, published_by, content}. */
    static Stored of(Object[] row) {
        Instant publishedAt = row[3] instanceof OffsetDateTime time ? time.toInstant() : (Instant) row[3];
        return new Stored(
                new EntryKey((String) row[0], (String) row[1]),
                ((Number) row[2]).intValue(),
                publishedAt,
                (String) row[4],
                (String) row[5]);
    }
}
