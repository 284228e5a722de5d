package dev.tiercel.notification.deliveries.store;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads columns of native queries, whose Java types are the driver's. */
final class Rows {

    private Rows() {}

    static Instant instant(Tuple row, String column) {
        Object value = row.get(column);
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof OffsetDateTime dateTime) {
            return dateTime.toInstant();
        }
        throw new IllegalStateException(column + ": " + value + " (expected: an instant)");
    }

    static String text(Tuple row, String column) {
        return row.get(column, String.class);
    }

    static @Nullable String textOrNull(Tuple row, String column) {
        return row.get(column, String.class);
    }

    static int number(Tuple row, String column) {
        return row.get(column, Number.class).intValue();
    }
}
