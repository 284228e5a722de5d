package dev.tiercel.slatimer.clocks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** A number that is the same for clocks that show the same, whenever they are looked at. */
public final class Digest {

    private Digest() {}

    public static long of(List<Clock> clocks) {
        StringBuilder shown = new StringBuilder(256);
        for (Clock clock : clocks) {
            shown.append(clock.promise()).append(clock.state());
            for (Warning warning : clock.warnings()) {
                shown.append(warning.warnAt().text()).append(warning.at());
            }
        }
        byte[] bytes = shown.toString().getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(bytes).getMostSignificantBits();
    }
}
