package dev.tiercel.outbox.postgres;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.pgclient.PgPool;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A pool for more callers than it has connections. Who waits too long is given up without losing the connection that
 * comes for him after all: the time limit of Vert.x 4 loses it if it strikes while the connection is handed over, and
 * under load, when every wait takes about as long as the limit, the whole pool is lost that way within a second. And who
 * would wait behind too many others is turned away at once, so that a service that cannot keep up answers quickly and
 * does what it can.
 */
@SuppressWarnings("deprecation") // Quarkus demands this interface
public final class GuardedPool implements PgPool {

    private static final String FOR_A_CALLER = GuardedPool.class.getName();

    private final Vertx vertx;
    private final PgPool pool;
    private final int waitingAtMost;
    private final Duration waitAtMost;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile long servedNanos = System.nanoTime();

    /**
     * @param pool without a time limit for waiting
     * @param waitingAtMost so many may wait, whoever they are; one more that works for a {@link #workForACaller caller} is
     *     turned away
     * @param waitAtMost above zero
     */
    public GuardedPool(Vertx vertx, PgPool pool, int waitingAtMost, Duration waitAtMost) {
        this.vertx = vertx;
        this.pool = pool;
        this.waitingAtMost = waitingAtMost;
        this.waitAtMost = waitAtMost;
    }

    /**
     * Says of the work on the current Vert.x context that a caller waits for its answer, who can be told to come again. All
     * other work (records of topics, the relay, jobs of the service's own) is never turned away, because nobody else would
     * do it again; it still waits no longer than others.
     */
    public static void workForACaller() {
        if (VertxContext.isOnDuplicatedContext()) {
            Vertx.currentContext().putLocal(FOR_A_CALLER, true);
        }
    }

    /** Those who wait for a connection, and those who were given up before theirs came. */
    public int waiting() {
        return waiting.get();
    }

    /**
     * Fails with a {@link RejectedExecutionException} if a caller would wait behind too many, with a {@link TimeoutException} if none
     * comes in time or none came to anybody for that long.
     */
    @Override
    public Future<SqlConnection> getConnection() {
        if (waiting.get() >= waitingAtMost && isForACaller()) {
            return Future.failedFuture(
                    System.nanoTime() - servedNanos > waitAtMost.toNanos()
                            ? late()
                            : new RejectedExecutionException(
                                    waitingAtMost + " wait for a connection to the database already"));
        }
        if (waiting.getAndIncrement() == 0) {
            servedNanos = System.nanoTime();
        }
        ContextInternal context = ((VertxInternal) vertx).getOrCreateContext();
        Promise<SqlConnection> promise = context.promise();
        long limit = context.setTimer(waitAtMost.toMillis(), timer -> promise.tryFail(late()));
        pool.getConnection().onComplete(came -> {
            vertx.cancelTimer(limit);
            waiting.decrementAndGet();
            if (came.failed()) {
                promise.tryFail(came.cause());
                return;
            }
            servedNanos = System.nanoTime();
            if (!promise.tryComplete(came.result())) {
                came.result().close(); // nobody waits for it any more
            }
        });
        return promise.future();
    }

    private TimeoutException late() {
        return new TimeoutException("no connection to the database in " + waitAtMost);
    }

    private static boolean isForACaller() {
        Context context = VertxContext.isOnDuplicatedContext() ? Vertx.currentContext() : null;
        return context != null && Boolean.TRUE.equals(context.getLocal(FOR_A_CALLER));
    }

    @Override
    public void getConnection(Handler<AsyncResult<SqlConnection>> handler) {
        getConnection().onComplete(handler);
    }

    @Override
    public Query<RowSet<Row>> query(String sql) {
        return pool.query(sql);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        return pool.preparedQuery(sql);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
        return pool.preparedQuery(sql, options);
    }

    @Override
    public int size() {
        return pool.size();
    }

    @Override
    public Future<Void> close() {
        return pool.close();
    }

    @Override
    public void close(Handler<AsyncResult<Void>> handler) {
        pool.close(handler);
    }

    @Override
    public PgPool connectHandler(Handler<SqlConnection> handler) {
        pool.connectHandler(handler);
        return this;
    }

    @Override
    public PgPool connectionProvider(Function<Context, Future<SqlConnection>> provider) {
        pool.connectionProvider(provider);
        return this;
    }
}
