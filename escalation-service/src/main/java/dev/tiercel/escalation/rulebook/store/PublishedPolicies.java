package dev.tiercel.escalation.rulebook.store;

import dev.tiercel.escalation.rulebook.EscalationPolicy;
import dev.tiercel.escalation.rulebook.PolicyRef;
import dev.tiercel.escalation.rulebook.Team;
import dev.tiercel.escalation.rulebook.kafka.RuleBookJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.reactive.mutiny.Mutiny;

/** Looks up what decisions about tickets need of what has been published. */
@ApplicationScoped
public class PublishedPolicies {

    private record Key(String tenant, PolicyRef ref) {}

    // Versions never change, so they may be kept for good; there are as many as somebody has edited.
    private final Map<Key, EscalationPolicy> cache = new ConcurrentHashMap<>();

    public Uni<Optional<EscalationPolicy>> escalationPolicy(Mutiny.Session session, String tenant, PolicyRef ref) {
        Key key = new Key(tenant, ref);
        EscalationPolicy known = cache.get(key);
        if (known != null) {
            return Uni.createFrom().item(Optional.of(known));
        }
        return session.createNativeQuery("""
                        SELECT content FROM policy_version
                        WHERE kind = :kind AND tenant = :tenant AND policy_id = :id AND version = :version
                        """, String.class)
                .setParameter("kind", EscalationPolicy.KIND)
                .setParameter("tenant", tenant)
                .setParameter("id", ref.id())
                .setParameter("version", ref.version())
                .getResultList()
                .map(rows -> rows.stream()
                        .map(content -> RuleBookJson.read(EscalationPolicy.class, content))
                        .peek(policy -> cache.put(key, policy))
                        .findFirst());
    }

    /** The members of a team at this moment, in the team's order; empty if there is no such team. */
    public Uni<List<String>> members(Mutiny.Session session, String tenant, String team) {
        return session.createNativeQuery("""
                        SELECT content FROM directory_entry
                        WHERE kind = :kind AND tenant = :tenant AND entry_id = :id
                        """, String.class)
                .setParameter("kind", Team.KIND)
                .setParameter("tenant", tenant)
                .setParameter("id", team)
                .getResultList()
                .map(rows -> rows.stream()
                        .flatMap(content -> RuleBookJson.read(Team.class, content).members().stream())
                        .toList());
    }
}
