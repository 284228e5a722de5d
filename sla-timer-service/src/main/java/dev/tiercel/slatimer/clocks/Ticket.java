package dev.tiercel.slatimer.clocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What clocks need of a ticket's snapshot.
 *
 * @param version the highest one is the state
 * @param acknowledgements oldest first
 * @param waits oldest first, without overlap
 * @param resolution the first one
 */
public record Ticket(
        String id,
        String tenant,
        int version,
        Priority priority,
        Instant openedAt,
        PolicyRef slaPolicy,
        List<Answer> acknowledgements,
        List<Wait> waits,
        @Nullable Answer resolution) {

    public Ticket {
        if (version < 1) {
            throw new IllegalArgumentException("version: " + version + " (expected: >= 1)");
        }
        acknowledgements = List.copyOf(acknowledgements);
        waits = List.copyOf(waits);
    }

    /** @param history in the order it happened */
    public static Ticket of(
            String id,
            String tenant,
            int version,
            Priority priority,
            Instant openedAt,
            PolicyRef slaPolicy,
            List<Happening> history) {
        List<Answer> acknowledgements = new ArrayList<>();
        List<Wait> waits = new ArrayList<>();
        Answer resolution = null;
        for (Happening happening : history) {
            if (happening instanceof Happening.Acknowledged acknowledged) {
                acknowledgements.add(new Answer(acknowledged.occurredAt(), acknowledged.sequence()));
            } else {
                // A wait ends with whatever comes next but an acknowledgement: also straight with the resolution, or
                // with a wait for somebody else.
                endWait(waits, happening.occurredAt());
            }
            if (happening instanceof Happening.Waiting waiting) {
                waits.add(new Wait(waiting.reason(), waiting.occurredAt(), null));
            } else if (happening instanceof Happening.Resolved resolved && resolution == null) {
                resolution = new Answer(resolved.occurredAt(), resolved.sequence());
            }
        }
        return new Ticket(id, tenant, version, priority, openedAt, slaPolicy, acknowledgements, waits, resolution);
    }

    private static void endWait(List<Wait> waits, Instant at) {
        int last = waits.size() - 1;
        if (last >= 0 && waits.get(last).to() == null) {
            Wait open = waits.get(last);
            waits.set(last, new Wait(open.reason(), open.from(), at));
        }
    }
}
