package dev.tiercel.ticket.access.store;

import dev.tiercel.httpedge.rest.PageRequest;
import dev.tiercel.ticket.access.AccessKey;
import dev.tiercel.ticket.access.KeyChange;
import dev.tiercel.ticket.access.kafka.KeyAnnouncer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** All keys that were made. A key of another tenant is as one that does not exist. */
@ApplicationScoped
public class AccessKeyStore {

    private static final String PAGE = """
            SELECT k FROM AccessKeyRow k WHERE k.tenant = :tenant
              AND (k.createdAt > :createdAt OR k.createdAt = :createdAt AND k.id > :id)
            ORDER BY k.createdAt, k.id
            """;

    private final KeyAnnouncer announcer;

    AccessKeyStore(KeyAnnouncer announcer) {
        this.announcer = announcer;
    }

    /** Stores and announces a new key. */
    public Uni<Void> add(Mutiny.Session session, AccessKey key, @Nullable String traceparent) {
        return session.persist(AccessKeyRow.of(key)).chain(() -> announcer.announce(session, key, traceparent));
    }

    public Uni<Optional<AccessKey>> find(Mutiny.Session session, String tenant, String id) {
        return session.find(AccessKeyRow.class, id)
                .map(row -> Optional.ofNullable(row)
                        .filter(found -> found.tenant.equals(tenant))
                        .map(AccessKeyRow::toKey));
    }

    /** The oldest first. */
    public Uni<List<AccessKey>> page(Mutiny.Session session, String tenant, PageRequest page) {
        boolean first = page.after().isEmpty();
        return session.createSelectionQuery(PAGE, AccessKeyRow.class)
                .setParameter("tenant", tenant)
                .setParameter("createdAt", first ? Instant.EPOCH : page.after(0, Instant::parse))
                .setParameter("id", first ? "" : page.after(1, Function.identity()))
                .setMaxResults(page.fetch())
                .getResultList()
                .map(rows -> rows.stream().map(AccessKeyRow::toKey).toList());
    }

    /**
     * Locks the key, decides, and stores and announces what that changes; empty if there is no such key.
     *
     * @param decision may throw to refuse
     */
    public Uni<Optional<KeyChange>> change(
            Mutiny.Session session,
            String tenant,
            String id,
            Function<AccessKey, KeyChange> decision,
            @Nullable String traceparent) {
        return session.find(AccessKeyRow.class, id, LockModeType.PESSIMISTIC_WRITE)
                .chain(row -> {
                    if (row == null || !row.tenant.equals(tenant)) {
                        return Uni.createFrom().item(Optional.empty());
                    }
                    KeyChange change = decision.apply(row.toKey());
                    Uni<Void> kept = change.match(
                            changed -> {
                                row.show(changed.key());
                                return announcer.announce(session, changed.key(), traceparent);
                            },
                            unchanged -> Uni.createFrom().voidItem(),
                            refused -> Uni.createFrom().voidItem());
                    return kept.replaceWith(Optional.of(change));
                });
    }
}
