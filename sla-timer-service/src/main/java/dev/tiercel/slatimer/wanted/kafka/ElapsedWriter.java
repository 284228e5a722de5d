package dev.tiercel.slatimer.wanted.kafka;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tiercel.slatimer.clocks.kafka.Json;
import dev.tiercel.slatimer.clocks.kafka.OutgoingEvent;
import dev.tiercel.slatimer.wanted.Elapsed;
import dev.tiercel.slatimer.wanted.WantedSet;
import java.time.Instant;

/** Tells that a timer has elapsed. Telling it again gives the same id. */
public final class ElapsedWriter {

    private ElapsedWriter() {}

    public static OutgoingEvent elapsed(WantedSet set, Elapsed elapsed, Instant detectedAt) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("owner", set.owner())
                .put("tenant", set.tenant())
                .put("key", set.key())
                .put("timerId", elapsed.timerId())
                .put("generation", set.generation())
                .put("dueAt", elapsed.dueAt().toString())
                .put("detectedAt", detectedAt.toString());
        return new OutgoingEvent(
                set.name() + "|" + elapsed.timerId() + "|" + set.generation() + "|elapsed",
                "dev.tiercel.timer.elapsed.v1",
                "timer-elapsed",
                set.name(),
                set.tenant(),
                elapsed.dueAt(),
                null,
                body);
    }
}
