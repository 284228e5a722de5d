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
import io.vertx.core.Vertx;
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
import java.util.concurrent.TimeoutException;
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
    void noConnectionIsLostWhenAWaitEndsAsTheConnectionComes() {
        // given
        Duration limit = Duration.ofMillis(40);
        GuardedPool pool = pool(WAITING_AT_MOST, limit);

        // when
        for (int round = 0; round < 40; round++) {
            List<SqlConnection> held = all(pool);
            List<Future<SqlConnection>> late = ask(pool, WAITING_AT_MOST);
            // Each comes back when the wait for it is over, a little sooner or a little later.
            vertx.setTimer(limit.toMillis() - 2 + round % 5, timer -> held.forEach(SqlConnection::close));
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> late.stream().allMatch(Future::isComplete));
            late.stream()
                    .filter(Future::succeeded)
                    .forEach(came -> came.result().close());
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> pool.waiting() == 0);
        }

        // then
        assertThat(all(pool)).hasSize(CONNECTIONS);
    }

    @Test
    void whoWouldWaitBehindTooManyIsTurnedAwayAtOnceAndTheRestIsServed() {
        // given
        GuardedPool pool = pool(WAITING_AT_MOST, PATIENCE);
        List<SqlConnection> held = all(pool);
        List<Future<SqlConnection>> waiting = ask(pool, WAITING_AT_MOST);

        // when
        Future<SqlConnection> oneMore = pool.getConnection();

        // then
        assertThat(oneMore.cause()).isInstanceOf(RejectedExecutionException.class);
        assertThat(waiting).noneMatch(Future::isComplete);
        waiting.forEach(wait -> wait.onSuccess(SqlConnection::close));
        held.forEach(SqlConnection::close);
        await().atMost(PATIENCE).until(() -> waiting.stream().allMatch(Future::succeeded));
    }

    @Test
    void whatNobodyElseWouldDoAgainIsNotTurnedAway() {
        // given
        GuardedPool pool = pool(0, PATIENCE);
        List<Future<SqlConnection>> came = new ArrayList<>();

        // when
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        context.runOnContext(run -> {
            came.add(pool.getConnection());
            GuardedPool.bePatient();
            came.add(pool.getConnection());
        });

        // then
        await().atMost(PATIENCE).until(() -> came.size() == 2 && came.get(1).isComplete());
        assertThat(came.get(0).cause()).isInstanceOf(RejectedExecutionException.class);
        assertThat(came.get(1).succeeded()).isTrue();
    }

    @Test
    void whenNothingComesToAnybodyTheDatabaseIsAwayAndNotTheServiceOverloaded() {
        // given
        GuardedPool pool = pool(1, Duration.ofMillis(200));
        all(pool);
        List<Future<SqlConnection>> waiting = ask(pool, 1);
        await().atMost(PATIENCE).until(() -> waiting.get(0).isComplete());

        // when
        Future<SqlConnection> oneMore = pool.getConnection();

        // then
        assertThat(waiting.get(0).cause()).isInstanceOf(TimeoutException.class);
        assertThat(oneMore.cause()).isInstanceOf(TimeoutException.class);
    }

    private GuardedPool pool(int waitingAtMost, Duration waitAtMost) {
        PgConnectOptions database = PgConnectOptions.fromUri(url).setUser(user).setPassword(password);
        PoolOptions options = new PoolOptions().setMaxSize(CONNECTIONS).setConnectionTimeout(0);
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

    private static List<SqlConnection> all(GuardedPool pool) {
        List<SqlConnection> held = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            Future<SqlConnection> came = pool.getConnection();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(came::isComplete);
            held.add(came.result());
        }
        return held;
    }
}
