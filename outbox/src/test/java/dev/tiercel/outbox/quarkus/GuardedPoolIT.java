package dev.tiercel.outbox.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tiercel.outbox.postgres.GuardedPool;
import dev.tiercel.testing.StackTestResource;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgPool;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@Timeout(60)
@SuppressWarnings("deprecation") // Quarkus demands a PgPool
class GuardedPoolIT {

    private static final int CONNECTIONS = 3;
    private static final int WAITING_AT_MOST = 20;
    private static final int MANY = 200;
    private static final int EVENT_LOOPS = 4;
    private static final Duration OVERLOADED_FOR = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Vertx vertx;

    @Inject
    PgPool poolOfTheService;

    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    private final List<GuardedPool> pools = new ArrayList<>();

    @AfterEach
    void close() {
        pools.forEach(GuardedPool::close);
    }

    @Test
    void theServiceUsesIt() {
        assertThat(ClientProxy.unwrap(poolOfTheService)).isInstanceOf(GuardedPool.class);
    }

    @Test
    void noConnectionIsLostWhenWaitsEndAsConnectionsCome() {
        // given
        int connections = 10;
        GuardedPool pool = pool(connections, MANY, Duration.ofMillis(50));
        AtomicBoolean goesOn = new AtomicBoolean(true);
        AtomicInteger handedOver = new AtomicInteger();
        AtomicInteger asking = new AtomicInteger();

        // when
        for (int loop = 0; loop < EVENT_LOOPS; loop++) {
            Context onItsOwn = ((VertxInternal) vertx).createEventLoopContext();
            for (int caller = 0; caller < MANY / EVENT_LOOPS; caller++) {
                asking.incrementAndGet();
                onItsOwn.runOnContext(run -> askAgainAndAgain(pool, goesOn, handedOver, asking));
            }
        }
        vertx.setTimer(OVERLOADED_FOR.toMillis(), timer -> goesOn.set(false));
        await().atMost(PATIENCE).until(() -> asking.get() == 0 && pool.waiting() == 0);

        // then
        assertThat(handedOver).hasPositiveValue();
        assertThat(all(pool, connections)).hasSize(connections);
    }

    /** Holds what it gets for about as long as the others may wait. */
    private void askAgainAndAgain(
            GuardedPool pool, AtomicBoolean goesOn, AtomicInteger handedOver, AtomicInteger asking) {
        pool.getConnection().onComplete(came -> {
            if (came.succeeded()) {
                handedOver.incrementAndGet();
                vertx.setTimer(
                        ThreadLocalRandom.current().nextLong(1, 10),
                        timer -> came.result().close());
            }
            if (goesOn.get()) {
                askAgainAndAgain(pool, goesOn, handedOver, asking);
            } else {
                asking.decrementAndGet();
            }
        });
    }

    @Test
    void whoWouldWaitBehindTooManyIsTurnedAwayAtOnceAndTheRestIsServed() {
        // given
        GuardedPool pool = pool(CONNECTIONS, WAITING_AT_MOST, PATIENCE);
        List<SqlConnection> held = all(pool, CONNECTIONS);
        List<Future<SqlConnection>> waiting = ask(pool, WAITING_AT_MOST);

        // when
        Future<SqlConnection> oneMore = askForACaller(pool);

        // then
        assertThat(oneMore.cause()).isInstanceOf(RejectedExecutionException.class);
        assertThat(waiting).noneMatch(Future::isComplete);
        waiting.forEach(wait -> wait.onSuccess(SqlConnection::close));
        held.forEach(SqlConnection::close);
        await().atMost(PATIENCE).until(() -> waiting.stream().allMatch(Future::succeeded));
    }

    @Test
    void onlyWhatIsDoneForACallerIsTurnedAway() {
        // given
        GuardedPool pool = pool(CONNECTIONS, 0, PATIENCE);
        List<Future<SqlConnection>> came = new ArrayList<>();

        // when
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        context.runOnContext(run -> {
            came.add(pool.getConnection());
            GuardedPool.workForACaller();
            came.add(pool.getConnection());
        });

        // then
        await().atMost(PATIENCE).until(() -> came.size() == 2 && came.get(0).isComplete());
        assertThat(came.get(0).succeeded()).isTrue();
        assertThat(came.get(1).cause()).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void whenNothingComesToAnybodyTheDatabaseIsAwayAndNotTheServiceOverloaded() {
        // given
        GuardedPool pool = pool(CONNECTIONS, 1, Duration.ofMillis(200));
        all(pool, CONNECTIONS);
        List<Future<SqlConnection>> waiting = ask(pool, 1);
        await().atMost(PATIENCE).until(() -> waiting.get(0).isComplete());

        // when
        Future<SqlConnection> oneMore = askForACaller(pool);

        // then
        assertThat(waiting.get(0).cause()).isInstanceOf(TimeoutException.class);
        assertThat(oneMore.cause()).isInstanceOf(TimeoutException.class);
    }

    private GuardedPool pool(int connections, int waitingAtMost, Duration waitAtMost) {
        PgConnectOptions database = PgConnectOptions.fromUri(url).setUser(user).setPassword(password);
        PoolOptions options = new PoolOptions().setMaxSize(connections).setConnectionTimeout(0);
        GuardedPool pool = new GuardedPool(
                vertx,
                (PgPool) PgDriver.INSTANCE.createPool(vertx, List.of(database), options),
                waitingAtMost,
                waitAtMost);
        pools.add(pool);
        return pool;
    }

    private static List<Future<SqlConnection>> ask(GuardedPool pool, int times) {
        return IntStream.range(0, times).mapToObj(i -> pool.getConnection()).toList();
    }

    private Future<SqlConnection> askForACaller(GuardedPool pool) {
        Promise<SqlConnection> answer = Promise.promise();
        VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()).runOnContext(run -> {
            GuardedPool.workForACaller();
            pool.getConnection().onComplete(answer);
        });
        await().atMost(PATIENCE).until(() -> answer.future().isComplete());
        return answer.future();
    }

    /** Connecting may take longer than one may wait: asks until each has come. */
    private static List<SqlConnection> all(GuardedPool pool, int connections) {
        List<SqlConnection> held = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            AtomicReference<Future<SqlConnection>> asked = new AtomicReference<>(pool.getConnection());
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> {
                if (asked.get().failed()) {
                    asked.set(pool.getConnection());
                }
                return asked.get().succeeded();
            });
            held.add(asked.get().result());
        }
        return held;
    }
}
