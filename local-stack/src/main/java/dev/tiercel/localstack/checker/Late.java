package dev.tiercel.localstack.checker;

import java.time.Duration;
import java.time.Instant;

/**
 * How late a breach was seen.
 *
 * @param owedFrom its due instant, or when what made it owed was seen, whichever came later
 */
public record Late(String breachId, int ticketVersion, Instant owedFrom, Instant detectedAt, Instant arrivedAt) {

    static Late of(Seen announcement, Instant owedFrom) {
        return new Late(
                announcement.text("breachId"),
                announcement.number("ticketVersion"),
                owedFrom,
                announcement.instant("detectedAt"),
                announcement.arrivedAt());
    }

    public Duration by() {
        return Duration.between(owedFrom, arrivedAt);
    }

    @Override
    public String toString() {
        return breachId + ", version " + ticketVersion + ": owed " + owedFrom + ", detected "
                + Duration.between(owedFrom, detectedAt).toMillis() + " ms and seen " + by().toMillis() + " ms later";
    }
}
