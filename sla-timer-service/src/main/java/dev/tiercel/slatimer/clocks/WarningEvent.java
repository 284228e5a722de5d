package dev.tiercel.slatimer.clocks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody is warned that a promise will be missed.
 *
 * @param breach that will be announced if nothing happens
 * @param left counted time between the warning and the due instant
 */
public record WarningEvent(Breach breach, Warning warning, Duration left) {

    /** The same for the same part of the same clock, whatever moved its due instant after that part had gone. */
    static long tokenOf(Promise promise, Warning warning) {
        String told = String.join(
                "/",
                promise.objective(),
                Integer.toString(promise.instance()),
                warning.warnAt().text(),
                IsoInstant.text(warning.goneAt()));
        return UUID.nameUUIDFromBytes(told.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
    }

    public String id() {
        return breach.id() + "/" + warning.warnAt().text();
    }

    /** When it was to be told. */
    public Instant at() {
        return warning.at();
    }
}
