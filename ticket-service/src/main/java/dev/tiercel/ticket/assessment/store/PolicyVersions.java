package dev.tiercel.ticket.assessment.store;

import dev.tiercel.ticket.assessment.Assessment;
import dev.tiercel.ticket.assessment.PolicyKind;
import dev.tiercel.ticket.assessment.PolicyRef;
import dev.tiercel.ticket.config.TicketServiceConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalInt;
import org.hibernate.reactive.mutiny.Mutiny;

/** Every policy version read so far. */
@ApplicationScoped
public class PolicyVersions {

    // The inner cast is needed: the server would else type the parameter as json and the driver quote the text once
    // more.
    private static final String INSERT = """
            INSERT INTO policy_version (kind, tenant, id, version, body)
            VALUES (:kind, :tenant, :id, :version, CAST(CAST(:body AS text) AS jsonb))
            ON CONFLICT DO NOTHING
            """;
    private static final String NEWEST = """
            SELECT kind, max(version) FROM policy_version
            WHERE tenant = :tenant AND (kind = :slaKind AND id = :sla OR kind = :escalationKind AND id = :escalation)
            GROUP BY kind
            """;

    private final Assessment.Wanted wanted;

    PolicyVersions(TicketServiceConfig config) {
        this.wanted = new Assessment.Wanted(config.slaPolicy(), config.escalationPolicy());
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

    /** What a ticket of the tenant opened now falls under. */
    public Uni<Assessment> assess(Mutiny.Session session, String tenant) {
        return session.createNativeQuery(NEWEST, Object[].class)
                .setParameter("tenant", tenant)
                .setParameter("slaKind", PolicyKind.SLA_POLICY.word())
                .setParameter("sla", wanted.slaPolicy())
                .setParameter("escalationKind", PolicyKind.ESCALATION_POLICY.word())
                .setParameter("escalation", wanted.escalationPolicy())
                .getResultList()
                .map(rows -> Assessment.of(
                        wanted, newest(rows, PolicyKind.SLA_POLICY), newest(rows, PolicyKind.ESCALATION_POLICY)));
    }

    private static OptionalInt newest(List<Object[]> rows, PolicyKind kind) {
        return rows.stream()
                .filter(row -> kind.word().equals(row[0]))
                .mapToInt(row -> ((Number) row[1]).intValue())
                .max();
    }
}
