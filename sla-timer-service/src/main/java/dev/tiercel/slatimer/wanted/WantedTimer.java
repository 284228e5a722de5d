package dev.tiercel.slatimer.wanted;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param id its name within the set */
public record WantedTimer(String id, When when) {

    /** Null while that is not known. */
    public @Nullable Instant dueAt() {
        return when.dueAt();
    }
}
