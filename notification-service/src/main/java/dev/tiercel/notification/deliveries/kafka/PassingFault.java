package dev.tiercel.notification.deliveries.kafka;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells faults that pass (something is away or busy) from those that come again with the same record. */
public final class PassingFault {

    /**
     * SQLSTATE classes: connection exception, transaction rollback, insufficient resources, object not in prerequisite
     * state (lock not available), operator intervention, system error.
     */
    private static final List<String> PASSING_STATES = List.of("08", "40", "53", "55", "57", "58");

    private PassingFault() {}

    public static boolean is(Throwable fault) {
        for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseException database) {
                String state = database.getSqlState();
                return state != null && PASSING_STATES.stream().anyMatch(state::startsWith);
            }
            // The pool reports that no connection could be had in time with a bare NoStackTraceThrowable.
            if (cause instanceof IOException
                    || cause instanceof ClosedConnectionException
                    || cause instanceof TimeoutException
                    || cause instanceof NoStackTraceThrowable) {
                return true;
            }
        }
        return false;
    }
}
