package dev.tiercel.escalation.rulebook.store;

import dev.tiercel.escalation.rulebook.EntryKey;
import dev.tiercel.escalation.rulebook.Person;
import dev.tiercel.escalation.rulebook.RuleBookEntry;
import dev.tiercel.escalation.rulebook.RuleBookEntry.Versioned;
import dev.tiercel.escalation.rulebook.StandingBook;
import dev.tiercel.escalation.rulebook.Team;
import dev.tiercel.escalation.rulebook.kafka.RuleBookJson;
import dev.tiercel.escalation.rulebook.kafka.RuleBookRecord;
import dev.tiercel.outbox.hibernate.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The tables the rule book is kept in. Whoever changes them takes {@link #lock} first: what an entry names must still be
 * there when the change is stored.
 */
@ApplicationScoped
class Shelves {

    // Any number no other part of this database uses.
    private static final long LOCK = 7_130_001L;

    private static final String NEWEST_VERSION = """
            SELECT kind, policy_id, version, published_at, published_by, content FROM policy_version
            WHERE kind = :kind AND tenant = :tenant AND policy_id = :id ORDER BY version DESC LIMIT 1
            """;
    private static final String DIRECTORY_ENTRY = """
            SELECT kind, entry_id, revision, published_at, published_by, content FROM directory_entry
            WHERE kind = :kind AND tenant = :tenant AND entry_id = :id
            """;
    private static final String INSERT_VERSION = """
            INSERT INTO policy_version (kind, tenant, policy_id, version, content, published_at, published_by)
            VALUES (:kind, :tenant, :id, :number, :content, :now, :by)
            """;
    private static final String UPSERT_ENTRY = """
            INSERT INTO directory_entry (kind, tenant, entry_id, revision, content, published_at, published_by)
            VALUES (:kind, :tenant, :id, :number, :content, :now, :by)
            ON CONFLICT (kind, tenant, entry_id) DO UPDATE
            SET revision = excluded.revision, content = excluded.content, published_at = excluded.published_at,
                published_by = excluded.published_by
            """;
    // What is about to be replaced; a service of an earlier release may have replaced without keeping it.
    private static final String KEEP_PAST = """
            INSERT INTO directory_past (kind, tenant, entry_id, revision, content, published_at, published_by)
            SELECT kind, tenant, entry_id, revision, content, published_at, published_by FROM directory_entry
            WHERE kind = :kind AND tenant = :tenant AND entry_id = :id
            """;
    private static final String STANDING = """
            SELECT DISTINCT ON (kind, policy_id) kind, policy_id, content FROM policy_version
            WHERE tenant = :tenant ORDER BY kind, policy_id, version DESC
            """;
    // Of a person only that there is one: nobody is named by them, and what is known of them is not needed here.
    private static final String DIRECTORY = """
            SELECT kind, entry_id, CASE WHEN kind = :person THEN '' ELSE content END FROM directory_entry
            WHERE tenant = :tenant
            """;

    private final Outbox outbox;

    Shelves(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Until the transaction ends nobody else changes a rule book in this database. */
    Uni<Void> lock(Mutiny.Session session) {
        return session.createNativeQuery("SELECT count(*) FROM pg_advisory_xact_lock(:lock)", Long.class)
                .setParameter("lock", LOCK)
                .getSingleResult()
                .replaceWithVoid();
    }

    Uni<StandingBook> standing(Mutiny.Session session, String tenant) {
        List<EntryKey> defined = new ArrayList<>();
        List<RuleBookEntry> entries = new ArrayList<>();
        return session.createNativeQuery(STANDING, Object[].class)
                .setParameter("tenant", tenant)
                .getResultList()
                .invoke(rows -> rows.forEach(row -> put(row, defined, entries)))
                .chain(() -> session.createNativeQuery(DIRECTORY, Object[].class)
                        .setParameter("tenant", tenant)
                        .setParameter("person", Person.KIND)
                        .getResultList())
                .invoke(rows -> rows.forEach(row -> put(row, defined, entries)))
                .map(rows -> new StandingBook(defined, entries));
    }

    private static void put(Object[] row, List<EntryKey> defined, List<RuleBookEntry> entries) {
        EntryKey key = new EntryKey((String) row[0], (String) row[1]);
        defined.add(key);
        if (!key.kind().equals(Person.KIND)) {
            entries.add(RuleBookJson.read(key.kind(), (String) row[2]));
        }
    }

    /** The newest version of a policy or calendar; a person or team as it is now. */
    Uni<Optional<Stored>> newest(Mutiny.Session session, String tenant, EntryKey key) {
        String sql = isLive(key) ? DIRECTORY_ENTRY : NEWEST_VERSION;
        return named(session.createNativeQuery(sql, Object[].class), tenant, key)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(Stored::of));
    }

    /** Stores an entry as its next version and publishes it. */
    Uni<Stored> store(
            Mutiny.Session session,
            RuleBookEntry entry,
            String tenant,
            Optional<Stored> before,
            String by,
            Instant now) {
        return next(session, tenant, entry.key(), before).chain(number -> {
            Stored stored = new Stored(entry.key(), number, now, by, RuleBookJson.write(entry));
            String sql = entry instanceof Versioned ? INSERT_VERSION : UPSERT_ENTRY;
            return keepPast(session, tenant, entry.key(), before)
                    .chain(() -> named(session.createNativeQuery(sql), tenant, entry.key())
                            .setParameter("number", number)
                            .setParameter("content", stored.content())
                            .setParameter("now", now)
                            .setParameter("by", by)
                            .executeUpdate())
                    .chain(() -> append(session, RuleBookRecord.published(entry, tenant, number, now)))
                    .replaceWith(stored);
        });
    }

    private static Uni<Void> keepPast(Mutiny.Session session, String tenant, EntryKey key, Optional<Stored> before) {
        return before.isEmpty() || !isLive(key)
                ? Uni.createFrom().voidItem()
                : named(session.createNativeQuery(KEEP_PAST), tenant, key)
                        .executeUpdate()
                        .replaceWithVoid();
    }

    /** Removes a person or team, forgets what was ever known of it, and publishes that it is gone. */
    Uni<Void> remove(Mutiny.Session session, Stored stored, String tenant, String by, Instant now) {
        int number = stored.number() + 1;
        EntryKey key = stored.key();
        return named(
                        session.createNativeQuery("DELETE FROM directory_entry"
                                + " WHERE kind = :kind AND tenant = :tenant AND entry_id = :id"),
                        tenant,
                        key)
                .executeUpdate()
                .chain(() -> named(session.createNativeQuery("""
                                INSERT INTO directory_removal (kind, tenant, entry_id, revision, removed_at, removed_by)
                                VALUES (:kind, :tenant, :id, :number, :now, :by)
                                """), tenant, key)
                        .setParameter("number", number)
                        .setParameter("now", now)
                        .setParameter("by", by)
                        .executeUpdate())
                .chain(() -> append(session, RuleBookRecord.removed(key, tenant, number, now)));
    }

    private Uni<Integer> next(Mutiny.Session session, String tenant, EntryKey key, Optional<Stored> before) {
        if (before.isPresent() || !isLive(key)) {
            return Uni.createFrom().item(before.map(Stored::number).orElse(0) + 1);
        }
        return named(
                        session.createNativeQuery(
                                "DELETE FROM directory_removal WHERE kind = :kind AND tenant = :tenant"
                                        + " AND entry_id = :id RETURNING revision",
                                Integer.class),
                        tenant,
                        key)
                .getResultList()
                .map(removed -> removed.stream().findFirst().orElse(0) + 1);
    }

    private Uni<Void> append(Mutiny.Session session, RuleBookRecord record) {
        return outbox.append(session, record.topic(), record.key(), record.event(), record.json());
    }

    static <Q extends Mutiny.AbstractQuery> Q named(Q query, String tenant, EntryKey key) {
        query.setParameter("kind", key.kind());
        query.setParameter("tenant", tenant);
        query.setParameter("id", key.id());
        return query;
    }

    static boolean isLive(EntryKey key) {
        return key.kind().equals(Person.KIND) || key.kind().equals(Team.KIND);
    }
}
