package dev.tiercel.outbox.hibernate;

import dev.tiercel.outbox.CloudEvent;
import dev.tiercel.outbox.Doorbell;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import org.hibernate.reactive.engine.ReactiveAfterTransactionCompletionProcess;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.session.ReactiveSession;

/** Where a transaction leaves the events it causes: published after it commits, dropped if it rolls back. */
@ApplicationScoped
public class Outbox {

    /** Leaves room for key and headers below the 1 MiB that broker and producer take by default. */
    public static final int MAX_PAYLOAD_BYTES = 1_000_000;

    private static final String INSERT = """
            INSERT INTO outbox (shard, topic, key, event_id, event_type, source, subject, happened_at, data_schema,
                                tenant, traceparent, payload)
            VALUES (:shard, :topic, :key, :eventId, :eventType, :source, :subject, :happenedAt, :dataSchema,
                    :tenant, :traceparent, :payload)
            """;

    private final Doorbell doorbell;

    public Outbox(Doorbell doorbell) {
        this.doorbell = doorbell;
    }

    /**
     * Appends an event to the caller's transaction. Events of one key leave in the order of their transactions if these
     * exclude each other, so take the row lock of what the key names before the first call.
     *
     * @throws IllegalArgumentException if the payload exceeds {@link #MAX_PAYLOAD_BYTES}: no broker would take it, and
     *     it would hold up the shard for ever
     */
    public Uni<Void> append(Mutiny.Session session, String topic, String key, CloudEvent event, byte[] json) {
        if (json.length > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("payload of " + event.type() + " " + event.id() + ": " + json.length
                    + " bytes (expected: <= " + MAX_PAYLOAD_BYTES + ")");
        }
        int shard = doorbell.shardOf(key);
        return session.createNativeQuery(INSERT)
                .setParameter("shard", shard)
                .setParameter("topic", topic)
                .setParameter("key", key)
                .setParameter("eventId", event.id())
                .setParameter("eventType", event.type())
                .setParameter("source", event.source())
                .setParameter("subject", event.subject())
                .setParameter("happenedAt", event.time())
                .setParameter("dataSchema", event.dataSchema())
                .setParameter("tenant", event.tenant())
                .setParameter("traceparent", event.traceparent())
                .setParameter("payload", json)
                .executeUpdate()
                .invoke(() -> ringAfterCommit(session, shard))
                .replaceWithVoid();
    }

    private void ringAfterCommit(Mutiny.Session session, int shard) {
        // The public API has no hook after the commit; without one (a session that is no plain one) the poll remains.
        if (session instanceof MutinySessionImpl plain) {
            ReactiveAfterTransactionCompletionProcess ring = (committed, ignored) -> {
                doorbell.ring(shard);
                return CompletableFuture.completedFuture(null);
            };
            plain.unwrap(ReactiveSession.class).getReactiveActionQueue().registerProcess(ring);
        }
    }
}
