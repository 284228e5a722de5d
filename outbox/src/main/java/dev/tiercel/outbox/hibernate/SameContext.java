package dev.tiercel.outbox.hibernate;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.concurrent.Executor;

/** Brings a pipeline back, after a delay, to the Vert.x context it began on: a session may be used on no other. */
public final class SameContext {

    private SameContext() {}

    /** Runs on the caller's Vert.x context, whichever thread hands it a task. */
    public static Executor executor() {
        Context context = Objects.requireNonNull(Vertx.currentContext(), "Vert.x context: none (expected: one)");
        return task -> context.runOnContext(ignored -> task.run());
    }
}
