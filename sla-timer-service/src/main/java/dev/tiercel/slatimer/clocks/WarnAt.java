package dev.tiercel.slatimer.clocks;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How far gone a target is when somebody is to be warned. */
public sealed interface WarnAt {

    /** @param percent of the counted time between the start and the due instant without pauses, 1 to 99 */
    record Fraction(int percent) implements WarnAt {

        public Fraction {
            if (percent < 1 || percent > 99) {
                throw new IllegalArgumentException("warnAt: " + percent + "% (expected: " + Form.EXPECTED + ")");
            }
        }

        @Override
        public String text() {
            return percent + "%";
        }

        /** Never less than the fraction: an early warning would be a wrong one. */
        @Override
        public Duration after(Duration total) {
            return Duration.ofMillis(Math.floorDiv(Math.multiplyExact(total.toMillis(), percent) + 99, 100));
        }
    }

    /** @param lead counted time that is left, positive */
    record Left(Duration lead) implements WarnAt {

        public Left {
            if (lead.compareTo(Duration.ofMillis(1)) < 0) {
                throw new IllegalArgumentException("warnAt: " + lead + " (expected: " + Form.EXPECTED + ")");
            }
            lead = lead.truncatedTo(ChronoUnit.MILLIS);
        }

        @Override
        public String text() {
            return lead.toString();
        }

        @Override
        public @Nullable Duration after(Duration total) {
            return lead.compareTo(total) < 0 ? total.minus(lead) : null;
        }
    }

    String text();

    /**
     * The counted time after which it is due.
     *
     * @param total counted time between the start and the due instant without pauses
     * @return null if there never was that much left
     */
    @Nullable
    Duration after(Duration total);

    /** @throws IllegalArgumentException if it is none; the message says what is allowed */
    static WarnAt parse(String text) {
        Matcher fraction = Form.FRACTION.matcher(text);
        if (fraction.matches()) {
            return new Fraction(Integer.parseInt(fraction.group(1)));
        }
        try {
            return new Left(Duration.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("warnAt: " + text + " (expected: " + Form.EXPECTED + ")", e);
        }
    }

    /** An interface cannot hide a constant. */
    final class Form {

        private static final Pattern FRACTION = Pattern.compile("(\\d{1,3})%");
        private static final String EXPECTED = "1% to 99%, or an ISO 8601 duration that is left, as PT30M";

        private Form() {}
    }
}
