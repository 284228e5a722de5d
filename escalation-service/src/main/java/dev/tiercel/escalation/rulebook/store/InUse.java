package dev.tiercel.escalation.rulebook.store;

import dev.tiercel.escalation.rulebook.EntryKey;
import dev.tiercel.escalation.rulebook.EscalationPolicy;
import dev.tiercel.escalation.rulebook.Reference;
import dev.tiercel.escalation.rulebook.Team;
import dev.tiercel.escalation.rulebook.store.Change.Need;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Who of the directory open tickets still need: they may be under a version of a policy that is not the newest any more, or
 * have been moved to a team that no policy names.
 */
@ApplicationScoped
class InUse {

    private static final int NAMED_AT_MOST = 5;

    // The text is searched first: it rules out nearly every version without looking at a ticket.
    private static final String VERSIONS = """
            SELECT kind, policy_id, version, published_at, published_by, content FROM policy_version v
            WHERE tenant = :tenant AND kind = :kind AND position(:quoted IN content) > 0
              AND EXISTS (
                SELECT 1 FROM current_stay s JOIN ticket t ON t.ticket_id = s.ticket_id
                WHERE s.tenant = v.tenant AND s.state <> 'finished'
                  AND (    (t.state::jsonb #>> '{policy,id}' = v.policy_id
                            AND t.state::jsonb #>> '{policy,version}' = v.version::text)
                        OR (t.state::jsonb #>> '{ticket,policy,id}' = v.policy_id
                            AND t.state::jsonb #>> '{ticket,policy,version}' = v.version::text)))
            ORDER BY policy_id, version
            """;
    private static final String AT_TEAM = """
            SELECT ticket_id FROM current_stay
            WHERE tenant = :tenant AND team = :team AND state <> 'finished' ORDER BY started_at, ticket_id
            """;

    /** Where open tickets need a person or team; empty if none does. */
    Uni<List<Need>> of(Mutiny.Session session, String tenant, EntryKey key) {
        List<Need> needs = new ArrayList<>();
        return session.createNativeQuery(VERSIONS, Object[].class)
                .setParameter("tenant", tenant)
                .setParameter("kind", EscalationPolicy.KIND)
                .setParameter("quoted", '"' + key.id() + '"')
                .getResultList()
                .invoke(rows -> rows.stream().map(Stored::of).forEach(version -> needs.addAll(naming(version, key))))
                .chain(() -> key.kind().equals(Team.KIND)
                        ? session.createNativeQuery(AT_TEAM, String.class)
                                .setParameter("tenant", tenant)
                                .setParameter("team", key.id())
                                .setMaxResults(NAMED_AT_MOST)
                                .getResultList()
                        : Uni.createFrom().item(List.<String>of()))
                .invoke(tickets -> tickets.forEach(
                        ticket -> needs.add(new Need(new EntryKey("ticket", ticket), "team", "is at this team"))))
                .replaceWith(needs);
    }

    private static List<Need> naming(Stored version, EntryKey key) {
        return Reference.of(version.entry()).stream()
                .filter(reference -> reference.to().equals(key))
                .map(reference -> new Need(
                        version.key(),
                        reference.path(),
                        "version " + version.number() + ", which open tickets are under, names it"))
                .toList();
    }
}
