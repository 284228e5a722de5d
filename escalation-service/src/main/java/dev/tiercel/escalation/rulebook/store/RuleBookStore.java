package dev.tiercel.escalation.rulebook.store;

import dev.tiercel.escalation.rulebook.RuleBook;
import dev.tiercel.escalation.rulebook.RuleBookEntry;
import dev.tiercel.escalation.rulebook.RuleBookEntry.DirectoryEntry;
import dev.tiercel.escalation.rulebook.RuleBookEntry.Policy;
import dev.tiercel.escalation.rulebook.kafka.RuleBookJson;
import dev.tiercel.escalation.rulebook.kafka.RuleBookRecord;
import dev.tiercel.outbox.hibernate.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Brings the stored rule book up to the one in the files. */
@ApplicationScoped
public class RuleBookStore {

    // Any number no other part of this database uses.
    private static final long LOCK = 7_130_001L;

    private final Mutiny.SessionFactory sessions;
    private final Outbox outbox;

    public RuleBookStore(Mutiny.SessionFactory sessions, Outbox outbox) {
        this.sessions = sessions;
        this.outbox = outbox;
    }

    /**
     * Publishes each policy that differs from its newest version as the next one, and each person and team that differs
     * from what was published last. Nothing is taken back: what the files no longer mention stays, because tickets may be
     * under it.
     *
     * @return keys of what was published; empty if the files say what is stored
     */
    public Uni<List<String>> publish(RuleBook book, String tenant, Instant now) {
        return sessions.withTransaction((session, transaction) -> {
            List<String> published = new ArrayList<>();
            // Instances that start together take their turn, so that the second finds what the first has published.
            Uni<Void> done = session.createNativeQuery("SELECT count(*) FROM pg_advisory_xact_lock(:lock)", Long.class)
                    .setParameter("lock", LOCK)
                    .getSingleResult()
                    .replaceWithVoid();
            for (DirectoryEntry entry : book.directory()) {
                done = done.chain(() -> publish(session, entry, tenant, now, published));
            }
            for (Policy policy : book.policies()) {
                done = done.chain(() -> publish(session, policy, tenant, now, published));
            }
            return done.replaceWith(published);
        });
    }

    private Uni<Void> publish(
            Mutiny.Session session, Policy policy, String tenant, Instant now, List<String> published) {
        String newest = """
                SELECT version, content FROM policy_version
                WHERE kind = :kind AND tenant = :tenant AND policy_id = :id ORDER BY version DESC LIMIT 1
                """;
        String insert = """
                INSERT INTO policy_version (kind, tenant, policy_id, version, content, published_at)
                VALUES (:kind, :tenant, :id, :number, :content, :now)
                """;
        return newest(session, newest, policy, tenant).chain(stored -> {
            if (says(stored, policy)) {
                return Uni.createFrom().voidItem();
            }
            int version = numberOf(stored) + 1;
            RuleBookRecord record = RuleBookRecord.of(policy, tenant, version, now);
            return store(session, insert, policy, tenant, version, now, record, published);
        });
    }

    private Uni<Void> publish(
            Mutiny.Session session, DirectoryEntry entry, String tenant, Instant now, List<String> published) {
        String newest = """
                SELECT revision, content FROM directory_entry
                WHERE kind = :kind AND tenant = :tenant AND entry_id = :id
                """;
        String upsert = """
                INSERT INTO directory_entry (kind, tenant, entry_id, revision, content, published_at)
                VALUES (:kind, :tenant, :id, :number, :content, :now)
                ON CONFLICT (kind, tenant, entry_id) DO UPDATE
                SET revision = excluded.revision, content = excluded.content, published_at = excluded.published_at
                """;
        return newest(session, newest, entry, tenant).chain(stored -> {
            if (says(stored, entry)) {
                return Uni.createFrom().voidItem();
            }
            int revision = numberOf(stored) + 1;
            RuleBookRecord record = RuleBookRecord.of(entry, tenant, revision, now);
            return store(session, upsert, entry, tenant, revision, now, record, published);
        });
    }

    private static Uni<List<Object[]>> newest(Mutiny.Session session, String sql, RuleBookEntry entry, String tenant) {
        return session.createNativeQuery(sql, Object[].class)
                .setParameter("kind", entry.kind())
                .setParameter("tenant", tenant)
                .setParameter("id", entry.id())
                .getResultList();
    }

    /** Compares what both say rather than their text: another spelling of the same duration is no change. */
    private static boolean says(List<Object[]> stored, RuleBookEntry entry) {
        return !stored.isEmpty()
                && RuleBookJson.read(entry.getClass(), (String) stored.get(0)[1])
                        .equals(entry);
    }

    private static int numberOf(List<Object[]> stored) {
        return stored.isEmpty() ? 0 : ((Number) stored.get(0)[0]).intValue();
    }

    private Uni<Void> store(
            Mutiny.Session session,
            String sql,
            RuleBookEntry entry,
            String tenant,
            int number,
            Instant now,
            RuleBookRecord record,
            List<String> published) {
        published.add(record.key());
        return session.createNativeQuery(sql)
                .setParameter("kind", entry.kind())
                .setParameter("tenant", tenant)
                .setParameter("id", entry.id())
                .setParameter("number", number)
                .setParameter("content", RuleBookJson.write(entry))
                .setParameter("now", now)
                .executeUpdate()
                .chain(() -> outbox.append(session, record.topic(), record.key(), record.event(), record.json()));
    }
}
