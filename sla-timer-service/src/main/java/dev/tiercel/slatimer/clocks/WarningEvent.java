package dev.tiercel.slatimer.clocks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Somebody is warned that a promise will be missed.
 *
 * @param breach that will be announced if nothing happens
 * @param left counted time between the warning and the due instant
 */
public record WarningEvent(Breach breach, Warning warning, Duration left) {

    /**
     * What tells that it was told: one is the same for the same part of the same clock, whatever moved its due instant after
     * that part had gone; the other for the same due instant, whatever moved the part.
     */
    static List<Long> tokensOf(Promise promise, Warning warning, Instant dueAt) {
        return List.of(tokenOf(promise, warning, "", warning.goneAt()), tokenOf(promise, warning, "due ", dueAt));
    }

    private static long tokenOf(Promise promise, Warning warning, String what, Instant instant) {
        String told = String.join(
                "/",
                promise.objective(),
                Integer.toString(promise.instance()),
                warning.warnAt().text(),
                what + IsoInstant.text(instant));
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
