package dev.tiercel.outbox.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InPlaceRetryTest {

    private static final ConsumerRecord<String, byte[]> RECORD = new ConsumerRecord<>("escalated", 3, 7, "k", null);

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final InPlaceRetry retry = new InPlaceRetry(Duration.ofMillis(1), Duration.ofMillis(4));
    private final List<Context> attempts = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private CompletableFuture<Void> handle(Supplier<Uni<Void>> work) {
        CompletableFuture<Void> outcome = new CompletableFuture<>();
        context.runOnContext(ignored -> retry.handle(RECORD, () -> {
                    attempts.add(Vertx.currentContext());
                    return work.get();
                })
                .subscribe()
                .with(outcome::complete, outcome::completeExceptionally));
        return outcome;
    }

    @Test
    void attemptsOnTheContextOfTheRecordUntilTheFaultHasPassed() {
        // when
        handle(() -> attempts.size() < 20
                        ? Uni.createFrom().failure(new ConnectException("refused"))
                        : Uni.createFrom().voidItem())
                .join();

        // then
        assertThat(attempts).hasSize(20).containsOnly(context);
    }

    @Test
    void attemptsAgainWhatThrowsInsteadOfFailing() {
        // when
        handle(() -> {
                    if (attempts.size() < 3) {
                        throw new IllegalStateException("nobody has thought of this one");
                    }
                    return Uni.createFrom().voidItem();
                })
                .join();

        // then
        assertThat(attempts).hasSize(3);
    }

    @Test
    void failsAtOnceWithAFaultForGood() {
        // given
        PgException fault = new PgException("bad character", "ERROR", "22021", "detail");

        // when
        CompletableFuture<Void> outcome = handle(() -> Uni.createFrom().failure(fault));

        // then
        assertThatThrownBy(outcome::join)
                .isInstanceOf(CompletionException.class)
                .hasCause(fault);
        assertThat(attempts).hasSize(1);
    }

    @Test
    void failsWithTheFaultForGoodThatFollowsOneThatPasses() {
        // given
        IllegalArgumentException fault = new IllegalArgumentException("sequence: 0 (expected: >= 1)");

        // when
        CompletableFuture<Void> outcome = handle(() -> {
            if (attempts.size() < 2) {
                return Uni.createFrom().failure(new ConnectException("refused"));
            }
            throw fault;
        });

        // then
        assertThatThrownBy(outcome::join).hasCause(fault);
        assertThat(attempts).hasSize(2);
    }
}
