package dev.tiercel.idempotency.quarkus;

import dev.tiercel.idempotency.IdempotencyKey;
import dev.tiercel.idempotency.Stored;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** The table of answers. */
@ApplicationScoped
class StoredAnswers {
    private static final String CLAIM = "SELECT pg_try_advisory_xact_lock(CAST(:number AS bigint))";
    private static final String FIND = """
            SELECT fingerprint, answer FROM idempotent_request
            WHERE tenant = :tenant AND key_hash = :name AND created_at >= :notBefore
            """;
    private static final String STORE = """
            INSERT INTO idempotent_request (tenant, key_hash, fingerprint, answer, created_at)
            VALUES (:tenant, :name, :fingerprint, :answer, :now)
            ON CONFLICT (tenant, key_hash) DO UPDATE
            SET fingerprint = excluded.fingerprint, answer = excluded.answer, created_at = excluded.created_at
            """;
    private static final String PURGE = "DELETE FROM idempotent_request WHERE created_at < :before";

    /** Whether no other transaction is at the same key now; holds until the end of the transaction. */
    Uni<Boolean> claim(Mutiny.Session session, IdempotencyKey key) {
        return session.createNativeQuery(CLAIM, Boolean.class)
                .setParameter("number", key.lockNumber())
                .getSingleResult();
    }

    /** @param notBefore inclusive; older answers count as forgotten though they may not be deleted yet */
    Uni<Optional<Stored>> find(Mutiny.Session session, IdempotencyKey key, Instant notBefore) {
        return session.createNativeQuery(FIND, Object[].class)
                .setParameter("tenant", key.tenant())
                .setParameter("name", key.name())
                .setParameter("notBefore", notBefore)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(row -> new Stored((byte[]) row[0], (byte[]) row[1])));
    }

    /** Takes the place of one that is forgotten. */
    Uni<Void> store(Mutiny.Session session, IdempotencyKey key, Stored answer, Instant now) {
        return session.createNativeQuery(STORE)
                .setParameter("tenant", key.tenant())
                .setParameter("name", key.name())
                .setParameter("fingerprint", answer.fingerprint())
                .setParameter("answer", answer.sealed())
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** @param before exclusive */
    Uni<Integer> purge(Mutiny.Session session, Instant before) {
        return session.createNativeQuery(PURGE).setParameter("before", before).executeUpdate();
    }
}
