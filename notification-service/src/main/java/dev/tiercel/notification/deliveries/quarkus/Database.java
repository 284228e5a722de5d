package dev.tiercel.notification.deliveries.quarkus;

import dev.tiercel.outbox.hibernate.SameContext;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;

/** Transactions for threads that may block. */
@Singleton
public class Database {

    private final Mutiny.SessionFactory sessions;

    Database(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    public <T> T inTransaction(Function<Mutiny.Session, Uni<T>> work) {
        return inTransaction(work, attempt -> attempt);
    }

    /**
     * @param retries wraps the transaction, for example to try it again; every try gets a session of its own
     */
    <T> T inTransaction(Function<Mutiny.Session, Uni<T>> work, UnaryOperator<Uni<T>> retries) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> retries.apply(Uni.createFrom()
                    .deferred(() -> sessions.withTransaction(work::apply))
                    // A retry begins on a timer's thread, and the session belongs to this event loop.
                    .runSubscriptionOn(SameContext.executor())));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("transaction failed: " + e, e);
        }
    }
}
