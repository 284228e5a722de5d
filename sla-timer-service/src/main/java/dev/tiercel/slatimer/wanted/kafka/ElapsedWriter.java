package dev.tiercel.slatimer.wanted.kafka;

import dev.tiercel.slatimer.clocks.kafka.OutgoingEvent;
import dev.tiercel.slatimer.wanted.Elapsed;
import dev.tiercel.slatimer.wanted.WantedSet;
import java.time.Instant;

/** Tells that a timer has elapsed. Telling it again gives the same id. */
public final class ElapsedWriter {

    private ElapsedWriter() {}

    public static OutgoingEvent elapsed(WantedSet set, Elapsed elapsed, Instant detectedAt) {
        return new OutgoingEvent(
                set.name() + "|" + elapsed.timerId() + "|" + set.generation() + "|elapsed",
                "dev.tiercel.timer.elapsed.v1",
                "timer-elapsed",
                set.name(),
                set.tenant(),
                elapsed.dueAt(),
                null,
                json -> {
                    json.writeStringField("owner", set.owner());
                    json.writeStringField("tenant", set.tenant());
                    json.writeStringField("key", set.key());
                    json.writeStringField("timerId", elapsed.timerId());
                    json.writeNumberField("generation", set.generation());
                    json.writeStringField("dueAt", elapsed.dueAt().toString());
                    json.writeStringField("detectedAt", detectedAt.toString());
                });
    }
}
