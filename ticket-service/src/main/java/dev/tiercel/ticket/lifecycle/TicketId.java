package dev.tiercel.ticket.lifecycle;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Key of a ticket and of every record about it: a UUID in its canonical, lower-case text form. */
public record TicketId(String value) {
    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    public TicketId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("ticket id: " + value + " (expected: a lower-case UUID)");
        }
    }

    public static boolean isValid(String text) {
        return CANONICAL.matcher(text).matches();
    }

    /** A new UUIDv7: its first 48 bits are {@code at} in milliseconds, so ids sort by opening and index well. */
    public static TicketId create(Instant at, RandomGenerator random) {
        long high = at.toEpochMilli() << 16 | 0x7000 | random.nextLong() & 0x0fff;
        long low = random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new TicketId(new UUID(high, low).toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
