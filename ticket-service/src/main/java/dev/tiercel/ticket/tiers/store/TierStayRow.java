package dev.tiercel.ticket.tiers.store;

import dev.tiercel.ticket.tiers.TierStay;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** Written by one statement of {@link TierStays}, so that Hibernate only ever reads it. */
@NullUnmarked
@Entity
@Immutable
@Table(name = "tier_stay")
class TierStayRow {
    @Id
    String ticketId;

    String tenant;
    int sequence;
    int tier;
    String tierName;
    String kind;
    Instant movedAt;
    String team;
    String[] responders;

    TierStay toStay() {
        return new TierStay(ticketId, tenant, sequence, tier, tierName, kind, movedAt, team, List.of(responders));
    }
}
