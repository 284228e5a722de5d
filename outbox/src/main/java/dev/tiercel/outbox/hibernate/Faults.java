package dev.tiercel.outbox.hibernate;

import com.fasterxml.jackson.core.JacksonException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells faults that pass by themselves from faults that come again with the same input. */
public final class Faults {

    private Faults() {}

    /**
     * Whether trying again with the same input is pointless: it is malformed, or it or this program breaks a rule. What is
     * not known to be so counts as passing: waiting can be ended by hand, a record given up too early is work for many.
     */
    public static boolean isForGood(Throwable fault) {
        return has(
                fault,
                cause -> cause instanceof IllegalArgumentException
                        || cause instanceof JacksonException
                        || cause instanceof NullPointerException
                        || cause instanceof ClassCastException
                        || sqlState(cause).startsWith("22") // data exception
                        || sqlState(cause).startsWith("23")); // integrity constraint violation
    }

    /** Whether the database cannot be reached, is starting or stopping, or has nothing left to give. */
    public static boolean isDatabaseAway(Throwable fault) {
        return !isForGood(fault)
                && has(
                        fault,
                        cause -> cause instanceof IOException
                                || cause instanceof TimeoutException
                                || cause instanceof ClosedConnectionException
                                // All the pool says when no connection could be had in time.
                                || cause instanceof NoStackTraceThrowable
                                || isClosedConnection(cause)
                                || sqlState(cause).startsWith("08") // connection exception
                                || sqlState(cause).startsWith("53") // insufficient resources
                                || sqlState(cause).startsWith("55") // not in the state for it, such as locked or closed
                                || sqlState(cause).startsWith("57") // operator intervention
                                || sqlState(cause).startsWith("58")); // system error, such as a full disk
    }

    private static boolean isClosedConnection(Throwable cause) {
        String message = cause.getMessage();
        return message != null && message.contains("onnection") && message.contains("closed");
    }

    /** Hibernate Reactive hands on the driver's exception as it is, or as one of JDBC. */
    private static String sqlState(Throwable cause) {
        String state = cause instanceof DatabaseException refused
                ? refused.getSqlState()
                : cause instanceof SQLException wrapped ? wrapped.getSQLState() : null;
        return state == null ? "" : state;
    }

    private static boolean has(@Nullable Throwable fault, Predicate<Throwable> wanted) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (wanted.test(cause)) {
                return true;
            }
        }
        return false;
    }
}
