package dev.tiercel.slatimer.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time that does not count, whatever the calendar says.
 *
 * @param from inclusive
 * @param to exclusive; null while it goes on
 * @param why {@code waiting:customer}, {@code resolved} or a condition of the policy
 */
public record Pause(Instant from, @Nullable Instant to, String why) {

    static final String RESOLVED = "resolved";

    /** Oldest first and without overlap; where two overlap, the one that began first counts. */
    static List<Pause> inOrder(List<Pause> pauses) {
        if (pauses.size() < 2) {
            return pauses;
        }
        List<Pause> sorted = new ArrayList<>(pauses);
        sorted.sort(Comparator.comparing(Pause::from));
        List<Pause> apart = new ArrayList<>();
        Instant end = Instant.MIN;
        for (Pause pause : sorted) {
            Instant from = pause.from().isBefore(end) ? end : pause.from();
            if (pause.to() == null) {
                apart.add(new Pause(from, null, pause.why()));
                break;
            }
            if (from.isBefore(pause.to())) {
                apart.add(new Pause(from, pause.to(), pause.why()));
                end = pause.to();
            }
        }
        return apart;
    }
}
