package dev.tiercel.escalation.rulebook;

import java.time.Duration;

/** When to warn of a breach to come. {@code toString} is the text of the contract, the same for what means the same. */
public sealed interface Warning {

    /**
     * When so much of the counted time has gone.
     *
     * @param percent 1 to 99
     */
    record AfterPercent(int percent) implements Warning {

        public AfterPercent {
            if (percent < 1 || percent > 99) {
                throw new IllegalArgumentException("warnAt: " + percent + "% (expected: 1% to 99%)");
            }
        }

        @Override
        public String toString() {
            return percent + "%";
        }
    }

    /** When so much counted time is left; positive, in whole milliseconds. */
    record Before(Duration lead) implements Warning {

        public Before {
            if (lead.isZero() || lead.isNegative() || lead.getNano() % 1_000_000 != 0) {
                throw new IllegalArgumentException("warnAt: " + lead + " (expected: positive, in milliseconds)");
            }
        }

        @Override
        public String toString() {
            return lead.toString();
        }
    }

    /** @throws RuntimeException if the text is none of a warning */
    static Warning parse(String text) {
        return text.endsWith("%")
                ? new AfterPercent(Integer.parseInt(text.substring(0, text.length() - 1)))
                : new Before(Duration.parse(text));
    }
}
