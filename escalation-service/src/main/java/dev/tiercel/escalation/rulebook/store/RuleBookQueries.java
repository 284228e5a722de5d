package dev.tiercel.escalation.rulebook.store;

import dev.tiercel.escalation.rulebook.EntryKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Answers questions about the rule book of a tenant; changes nothing. */
@ApplicationScoped
public class RuleBookQueries {

    private static final String VERSION = """
            SELECT kind, policy_id, version, published_at, published_by, content FROM policy_version
            WHERE kind = :kind AND tenant = :tenant AND policy_id = :id AND version = :version
            """;
    private static final String VERSIONS = """
            SELECT kind, policy_id, version, published_at, published_by, content FROM policy_version
            WHERE kind = :kind AND tenant = :tenant AND policy_id = :id AND version < :below
            ORDER BY version DESC
            """;
    private static final String EVERY_LIVE = """
            SELECT kind, entry_id, revision, published_at, published_by, content FROM (
                SELECT kind, tenant, entry_id, revision, published_at, published_by, content FROM directory_entry
                UNION ALL
                SELECT kind, tenant, entry_id, revision, published_at, published_by, content FROM directory_past) live
            WHERE kind = :kind AND tenant = :tenant AND entry_id = :id
            """;
    private static final String LIVE_VERSION = EVERY_LIVE + "AND revision = :version";
    private static final String LIVE_VERSIONS = EVERY_LIVE + "AND revision < :below ORDER BY revision DESC";
    private static final String NEWEST_OF_EACH = """
            SELECT DISTINCT ON (kind, policy_id)
                kind, policy_id, version, published_at, published_by, content
            FROM policy_version
            WHERE tenant = :tenant AND kind IN (:kinds) AND (kind, policy_id) > (:afterKind, :afterId)
            ORDER BY kind, policy_id, version DESC
            """;
    private static final String DIRECTORY = """
            SELECT kind, entry_id, revision, published_at, published_by, content FROM directory_entry
            WHERE tenant = :tenant AND kind IN (:kinds) AND (kind, entry_id) > (:afterKind, :afterId)
            ORDER BY kind, entry_id
            """;

    private final Mutiny.SessionFactory sessions;
    private final Shelves shelves;

    RuleBookQueries(Mutiny.SessionFactory sessions, Shelves shelves) {
        this.sessions = sessions;
        this.shelves = shelves;
    }

    /** The newest version; a person or team as it is now. */
    public Uni<Optional<Stored>> newest(String tenant, EntryKey key) {
        return sessions.withSession(session -> shelves.newest(session, tenant, key));
    }

    public Uni<Optional<Stored>> version(String tenant, EntryKey key, int version) {
        return sessions.withSession(session -> Shelves.named(
                        session.createNativeQuery(Shelves.isLive(key) ? LIVE_VERSION : VERSION, Object[].class),
                        tenant,
                        key)
                .setParameter("version", version)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(Stored::of)));
    }

    /**
     * Versions, newest first, from the one below a number on. Those of a person or team reach back to when it was created
     * last, and have gaps where a service of an earlier release changed it.
     */
    public Uni<List<Stored>> versions(String tenant, EntryKey key, int below, int atMost) {
        return sessions.withSession(session -> Shelves.named(
                        session.createNativeQuery(Shelves.isLive(key) ? LIVE_VERSIONS : VERSIONS, Object[].class),
                        tenant,
                        key)
                .setParameter("below", below)
                .setMaxResults(atMost)
                .getResultList()
                .map(RuleBookQueries::stored));
    }

    /** The newest version of each policy or calendar, by kind and id. */
    public Uni<List<Stored>> newestOfEach(
            String tenant, Collection<String> kinds, @Nullable EntryKey after, int atMost) {
        return list(NEWEST_OF_EACH, tenant, kinds, after, atMost);
    }

    /** People or teams, by id. */
    public Uni<List<Stored>> directory(String tenant, String kind, @Nullable EntryKey after, int atMost) {
        return list(DIRECTORY, tenant, List.of(kind), after, atMost);
    }

    private Uni<List<Stored>> list(
            String sql, String tenant, Collection<String> kinds, @Nullable EntryKey after, int atMost) {
        return sessions.withSession(session -> session.createNativeQuery(sql, Object[].class)
                .setParameter("tenant", tenant)
                .setParameter("kinds", kinds)
                .setParameter("afterKind", after == null ? "" : after.kind())
                .setParameter("afterId", after == null ? "" : after.id())
                .setMaxResults(atMost)
                .getResultList()
                .map(RuleBookQueries::stored));
    }

    private static List<Stored> stored(List<Object[]> rows) {
        return rows.stream().map(Stored::of).toList();
    }
}
