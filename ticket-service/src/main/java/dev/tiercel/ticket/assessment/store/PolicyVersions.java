package dev.tiercel.ticket.assessment.store;

import dev.tiercel.ticket.assessment.Assessment;
import dev.tiercel.ticket.assessment.Attributes;
import dev.tiercel.ticket.assessment.PolicyKind;
import dev.tiercel.ticket.assessment.PolicyRef;
import dev.tiercel.ticket.assessment.PolicyRules;
import dev.tiercel.ticket.assessment.json.RulesJson;
import dev.tiercel.ticket.config.TicketServiceConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalInt;
import org.hibernate.reactive.mutiny.Mutiny;

/** Every version of policies and policy rules read so far. */
@ApplicationScoped
public class PolicyVersions {
    /** The one id under which the rules of a tenant are published. */
    private static final String RULES = "main";

    // The inner cast is needed: the server would else type the parameter as json and the driver quote the text once
    // more.
    private static final String INSERT = """
            INSERT INTO policy_version (kind, tenant, id, version, body)
            VALUES (:kind, :tenant, :id, :version, CAST(CAST(:body AS text) AS jsonb))
            ON CONFLICT DO NOTHING
            """;
    private static final String VERSIONS = """
            SELECT version FROM policy_version WHERE tenant = :tenant AND kind = :kind AND id = :id
            ORDER BY version DESC
            """;
    private static final String NEWEST = """
            SELECT kind, max(version) FROM policy_version
            WHERE tenant = :tenant AND (kind = :slaKind AND id = :sla OR kind = :escalationKind AND id = :escalation)
            GROUP BY kind
            """;
    private static final String BODY = """
            SELECT CAST(body AS text) FROM policy_version
            WHERE tenant = :tenant AND kind = :kind AND id = :id AND version = :version
            """;

    private final PolicyRules configured;
    private final NewestRules newestRules = new NewestRules();

    PolicyVersions(TicketServiceConfig config) {
        this.configured = PolicyRules.always(new Assessment.Wanted(config.slaPolicy(), config.escalationPolicy()));
    }

    /** Keeps a version; one that is there already stays as it is, because a version never changes. */
    public Uni<Void> keep(Mutiny.Session session, PolicyKind kind, String tenant, PolicyRef policy, String body) {
        return session.createNativeQuery(INSERT)
                .setParameter("kind", kind.word())
                .setParameter("tenant", tenant)
                .setParameter("id", policy.id())
                .setParameter("version", policy.version())
                .setParameter("body", body)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Those anything was read of. */
    public Uni<List<String>> tenants(Mutiny.Session session) {
        return session.createNativeQuery("SELECT DISTINCT tenant FROM policy_version ORDER BY tenant", String.class)
                .getResultList();
    }

    /** The newest version known, empty while none was read. */
    public Uni<OptionalInt> newest(Mutiny.Session session, PolicyKind kind, String tenant, String id) {
        return session.createNativeQuery(VERSIONS, Integer.class)
                .setParameter("tenant", tenant)
                .setParameter("kind", kind.word())
                .setParameter("id", id)
                .setMaxResults(1)
                .getResultList()
                .map(versions -> versions.stream().mapToInt(Integer::intValue).findFirst());
    }

    /** Whether this version was read. */
    public Uni<Boolean> knows(Mutiny.Session session, PolicyKind kind, String tenant, PolicyRef policy) {
        return body(session, kind, tenant, policy).map(found -> !found.isEmpty());
    }

    /** The newest rules of the tenant; while none was read, every ticket falls under the configured policies. */
    public Uni<PolicyRules> rules(Mutiny.Session session, String tenant) {
        return newest(session, PolicyKind.POLICY_RULES, tenant, RULES)
                .chain(version -> version.isEmpty()
                        ? Uni.createFrom().item(configured)
                        : rules(session, tenant, new PolicyRef(RULES, version.getAsInt())));
    }

    private Uni<PolicyRules> rules(Mutiny.Session session, String tenant, PolicyRef version) {
        PolicyRules known = newestRules.find(tenant, version);
        return known != null
                ? Uni.createFrom().item(known)
                : body(session, PolicyKind.POLICY_RULES, tenant, version)
                        .map(found -> newestRules.keep(tenant, RulesJson.read(found.get(0))));
    }

    private static Uni<List<String>> body(Mutiny.Session session, PolicyKind kind, String tenant, PolicyRef policy) {
        return session.createNativeQuery(BODY, String.class)
                .setParameter("tenant", tenant)
                .setParameter("kind", kind.word())
                .setParameter("id", policy.id())
                .setParameter("version", policy.version())
                .getResultList();
    }

    /** What a ticket of these attributes opened now falls under. */
    public Uni<Assessment> assess(Mutiny.Session session, String tenant, PolicyRules rules, Attributes attributes) {
        return assess(session, tenant, rules.choose(attributes));
    }

    /** What a ticket of the tenant opened now falls under if no rule is about it. */
    public Uni<Assessment> assess(Mutiny.Session session, String tenant) {
        return rules(session, tenant).chain(rules -> assess(session, tenant, rules.chooseOtherwise()));
    }

    private Uni<Assessment> assess(Mutiny.Session session, String tenant, PolicyRules.Choice choice) {
        return session.createNativeQuery(NEWEST, Object[].class)
                .setParameter("tenant", tenant)
                .setParameter("slaKind", PolicyKind.SLA_POLICY.word())
                .setParameter("sla", choice.wanted().slaPolicy())
                .setParameter("escalationKind", PolicyKind.ESCALATION_POLICY.word())
                .setParameter("escalation", choice.wanted().escalationPolicy())
                .getResultList()
                .map(rows -> Assessment.of(
                        choice, newest(rows, PolicyKind.SLA_POLICY), newest(rows, PolicyKind.ESCALATION_POLICY)));
    }

    private static OptionalInt newest(List<Object[]> rows, PolicyKind kind) {
        return rows.stream()
                .filter(row -> kind.word().equals(row[0]))
                .mapToInt(row -> ((Number) row[1]).intValue())
                .max();
    }
}
