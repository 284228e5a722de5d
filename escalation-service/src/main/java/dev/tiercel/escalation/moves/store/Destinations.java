package dev.tiercel.escalation.moves.store;

import dev.tiercel.escalation.moves.EscalationCommand.Asked;
import dev.tiercel.escalation.moves.EscalationCommand.MoveToPath;
import dev.tiercel.escalation.moves.EscalationCommand.MoveToTeam;
import dev.tiercel.escalation.moves.EscalationCommand.Request;
import dev.tiercel.escalation.moves.PolicyVersion;
import dev.tiercel.escalation.moves.Ticket;
import dev.tiercel.escalation.rulebook.EscalationPolicy;
import dev.tiercel.escalation.rulebook.PolicyRef;
import dev.tiercel.escalation.rulebook.Team;
import dev.tiercel.escalation.rulebook.store.PublishedPolicies;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Looks up in the rule book what a functional move names, in the transaction that makes it. */
@ApplicationScoped
public class Destinations {

    private final PublishedPolicies policies;

    Destinations(PublishedPolicies policies) {
        this.policies = policies;
    }

    public Uni<Request> team(Mutiny.Session session, Ticket ticket, Asked asked, String team) {
        return session.createNativeQuery("""
                        SELECT entry_id FROM directory_entry WHERE kind = :kind AND tenant = :tenant AND entry_id = :id
                        """, String.class)
                .setParameter("kind", Team.KIND)
                .setParameter("tenant", ticket.tenant())
                .setParameter("id", team)
                .getResultList()
                .map(found -> new MoveToTeam(asked, team, !found.isEmpty()));
    }

    /**
     * The newest version of the policy. A way back to the ticket's own policy leads to the version the ticket is under:
     * only whoever moves tickets to another version changes that.
     *
     * @param tier null for the first
     */
    public Uni<Request> path(
            Mutiny.Session session, Ticket ticket, Asked asked, String policyId, @Nullable Integer tier) {
        Uni<Optional<PolicyRef>> version = policyId.equals(ticket.policy().id())
                ? Uni.createFrom().item(Optional.of(ticket.policy()))
                : newest(session, ticket.tenant(), policyId);
        return version.chain(ref -> ref.isEmpty()
                        ? Uni.createFrom().item(Optional.<PolicyVersion>empty())
                        : version(session, ticket.tenant(), ref.get()))
                .map(policy -> new MoveToPath(asked, policyId, policy.orElse(null), tier));
    }

    /** Empty if that version is not in this database. */
    Uni<Optional<PolicyVersion>> version(Mutiny.Session session, String tenant, PolicyRef ref) {
        return policies.escalationPolicy(session, tenant, ref)
                .map(found -> found.map(policy -> new PolicyVersion(ref, policy)));
    }

    private static Uni<Optional<PolicyRef>> newest(Mutiny.Session session, String tenant, String policyId) {
        return session.createNativeQuery("""
                        SELECT version FROM policy_version
                        WHERE kind = :kind AND tenant = :tenant AND policy_id = :id
                        ORDER BY version DESC LIMIT 1
                        """, Integer.class)
                .setParameter("kind", EscalationPolicy.KIND)
                .setParameter("tenant", tenant)
                .setParameter("id", policyId)
                .getResultList()
                .map(found -> found.stream().findFirst().map(number -> new PolicyRef(policyId, number)));
    }
}
