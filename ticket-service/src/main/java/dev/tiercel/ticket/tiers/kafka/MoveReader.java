package dev.tiercel.ticket.tiers.kafka;

import dev.tiercel.outbox.CloudEvent;
import dev.tiercel.ticket.kafka.EventBody;
import dev.tiercel.ticket.kafka.EventHandler;
import dev.tiercel.ticket.tiers.TierStay;
import dev.tiercel.ticket.tiers.store.TierStays;
import dev.tiercel.ticket.timeline.kafka.NewsShape;
import dev.tiercel.ticket.timeline.store.TicketNews;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.MDC;

/** Keeps where each move led, and the move for the timeline. */
@ApplicationScoped
class MoveReader implements EventHandler {
    private final TierStays stays;
    private final TicketNews news;

    MoveReader(TierStays stays, TicketNews news) {
        this.stays = stays;
        this.news = news;
    }

    @Override
    public String type() {
        return "dev.tiercel.escalation.moved.v1";
    }

    @Override
    public Uni<Void> handle(Mutiny.Session session, CloudEvent event, byte[] body) {
        TierStay stay = EventBody.read(body, Move.class).toStay();
        MDC.put("ticket", stay.ticketId());
        return stays.keepIfNewer(session, stay)
                .chain(() -> news.keep(session, NewsShape.MOVED.news(event, body, stay.movedAt(), stay.sequence())));
    }
}
