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
 * @param learnedAt when the set, or the calendar that changed when it is due, was first seen; a timer that was due before
 *     is late from here on only
 * @param wakeAt its entry in the queue of due instants; null if it has none
 * @param calendars keys of those it stands under in the index
 */
record StoredSet(
        JsonNode body,
        Set<String> told,
        Instant learnedAt,
        @Nullable Instant wakeAt,
        Set<String> calendars) {

    Wanted wanted() {
        return new Wanted(SetReader.again(body), told);
    }

    /** Stands in the queue and the index where the set before it stood, until the look that follows moves it. */
    static StoredSet learned(JsonNode body, Instant learnedAt, @Nullable StoredSet before) {
        return before == null
                ? new StoredSet(body, Set.of(), learnedAt, null, Set.of())
                : new StoredSet(body, Set.of(), learnedAt, before.wakeAt, before.calendars);
    }

    StoredSet learnedAgain(Instant at) {
        return new StoredSet(body, told, at, wakeAt, calendars);
    }

    StoredSet after(Wanted.Look look, Set<String> indexed) {
        return new StoredSet(body, look.after().told(), learnedAt, look.wakeAt(), indexed);
    }
}
