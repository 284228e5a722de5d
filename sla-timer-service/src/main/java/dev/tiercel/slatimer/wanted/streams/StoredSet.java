package dev.tiercel.slatimer.wanted.streams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tiercel.slatimer.wanted.Wanted;
import dev.tiercel.slatimer.wanted.kafka.SetReader;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the store keeps of a set.
 *
 * @param body as it was published
 * @param told ids of its timers that have elapsed
 * @param learnedAt when the set was first seen; a timer that was due before is late from here on only
 * @param wakeAt its entry in the queue of due instants; null if it has none
 */
record StoredSet(
        JsonNode body,
        Set<String> told,
        Instant learnedAt,
        @Nullable Instant wakeAt) {

    Wanted wanted() {
        return new Wanted(SetReader.again(body), told);
    }

    StoredSet after(Wanted.Look look) {
        return new StoredSet(body, look.after().told(), learnedAt, look.wakeAt());
    }
}
