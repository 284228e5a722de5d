package dev.tiercel.ticket.tiers.store;

import dev.tiercel.ticket.tiers.TierStay;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** The newest stay of each ticket. */
@ApplicationScoped
public class TierStays {

    // One statement, because two instances may read moves of one ticket at once while partitions change hands.
    private static final String UPSERT = """
            INSERT INTO tier_stay (ticket_id, tenant, sequence, tier, tier_name, kind, moved_at, team, responders)
            VALUES (:ticketId, :tenant, :sequence, :tier, :tierName, :kind, :movedAt, :team, :responders)
            ON CONFLICT (ticket_id) DO UPDATE SET
                sequence = excluded.sequence, tier = excluded.tier, tier_name = excluded.tier_name,
                kind = excluded.kind, moved_at = excluded.moved_at, team = excluded.team,
                responders = excluded.responders
            WHERE tier_stay.sequence < excluded.sequence AND tier_stay.tenant = excluded.tenant
            """;

    /** Keeps the stay unless one of the same or a higher sequence is there. */
    public Uni<Void> keepIfNewer(Mutiny.Session session, TierStay stay) {
        return session.createNativeQuery(UPSERT)
                .setParameter("ticketId", stay.ticketId())
                .setParameter("tenant", stay.tenant())
                .setParameter("sequence", stay.sequence())
                .setParameter("tier", stay.tier())
                .setParameter("tierName", stay.tierName())
                .setParameter("kind", stay.kind())
                .setParameter("movedAt", stay.movedAt())
                .setParameter("team", stay.team())
                .setParameter("responders", stay.responders().toArray(String[]::new))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The newest stay, empty while none was read. */
    public Uni<Optional<TierStay>> find(Mutiny.Session session, String ticketId) {
        return session.find(TierStayRow.class, ticketId)
                .map(row -> Optional.ofNullable(row).map(TierStayRow::toStay));
    }
}
