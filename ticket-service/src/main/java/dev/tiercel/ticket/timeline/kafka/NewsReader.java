package dev.tiercel.ticket.timeline.kafka;

import dev.tiercel.outbox.CloudEvent;
import dev.tiercel.ticket.kafka.EventHandler;
import dev.tiercel.ticket.timeline.News;
import dev.tiercel.ticket.timeline.store.TicketNews;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.MDC;

/** Keeps the events of one shape. */
record NewsReader(NewsShape shape, TicketNews kept) implements EventHandler {

    @Override
    public String type() {
        return shape.type();
    }

    @Override
    public Uni<Void> handle(Mutiny.Session session, CloudEvent event, byte[] body) {
        News news = shape.news(event, body, event.time(), null);
        MDC.put("ticket", news.ticketId());
        return kept.keep(session, news);
    }
}
