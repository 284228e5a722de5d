package dev.tiercel.idempotency.store;

import dev.tiercel.idempotency.IdempotencyKey;
import dev.tiercel.idempotency.StoredAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Answers by the key of their request. */
@ApplicationScoped
public class Answers {

    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(:lock)";
    private static final String FIND =
            "SELECT fingerprint, answer FROM idempotent_request WHERE key_hash = :keyHash AND stored_at > :since";
    private static final String KEEP = """
            INSERT INTO idempotent_request (key_hash, tenant, fingerprint, answer, stored_at)
            VALUES (:keyHash, :tenant, :fingerprint, :answer, :storedAt)
            ON CONFLICT (key_hash) DO UPDATE
            SET fingerprint = excluded.fingerprint, answer = excluded.answer, stored_at = excluded.stored_at
            """;

    /** What was found under a key. */
    public sealed interface Found {

        record Answer(StoredAnswer answer) implements Found {}

        /** The key was used for a request that was not the same. */
        record OtherRequest() implements Found {}
    }

    /** Takes the key for the rest of the transaction; false if a transaction that has not ended has it. */
    public Uni<Boolean> take(Mutiny.Session session, IdempotencyKey key) {
        return session.createNativeQuery(LOCK, Boolean.class)
                .setParameter("lock", key.lock())
                .getSingleResult();
    }

    /** @param since answers stored earlier, or at that instant, are as if they were not there */
    public Uni<Optional<Found>> find(Mutiny.Session session, IdempotencyKey key, byte[] fingerprint, Instant since) {
        return session.createNativeQuery(FIND, Object[].class)
                .setParameter("keyHash", key.lookUp())
                .setParameter("since", since)
                .getSingleResultOrNull()
                .map(row -> Optional.ofNullable(row)
                        .map(found -> Arrays.equals((byte[]) found[0], fingerprint)
                                ? new Found.Answer(StoredAnswer.open(key, fingerprint, (byte[]) found[1]))
                                : new Found.OtherRequest()));
    }

    public Uni<Void> keep(
            Mutiny.Session session, IdempotencyKey key, byte[] fingerprint, StoredAnswer answer, Instant at) {
        return session.createNativeQuery(KEEP)
                .setParameter("keyHash", key.lookUp())
                .setParameter("tenant", key.tenant())
                .setParameter("fingerprint", fingerprint)
                .setParameter("answer", answer.seal(key, fingerprint))
                .setParameter("storedAt", at)
                .executeUpdate()
                .replaceWithVoid();
    }
}
