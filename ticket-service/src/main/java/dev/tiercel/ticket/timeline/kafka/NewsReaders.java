package dev.tiercel.ticket.timeline.kafka;

import dev.tiercel.ticket.kafka.EventHandler;
import dev.tiercel.ticket.timeline.store.TicketNews;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** A reader for each type of event that timelines show. Moves are read with the tiers. */
class NewsReaders {
    private final TicketNews kept;

    NewsReaders(TicketNews kept) {
        this.kept = kept;
    }

    @Produces
    @Singleton
    EventHandler notMoved() {
        return new NewsReader(NewsShape.NOT_MOVED, kept);
    }

    @Produces
    @Singleton
    EventHandler announced() {
        return new NewsReader(NewsShape.breach("announced"), kept);
    }

    @Produces
    @Singleton
    EventHandler retracted() {
        return new NewsReader(NewsShape.breach("retracted"), kept);
    }

    @Produces
    @Singleton
    EventHandler confirmed() {
        return new NewsReader(NewsShape.breach("confirmed"), kept);
    }

    @Produces
    @Singleton
    EventHandler reinstated() {
        return new NewsReader(NewsShape.breach("reinstated"), kept);
    }

    @Produces
    @Singleton
    EventHandler succeeded() {
        return new NewsReader(NewsShape.delivery("succeeded"), kept);
    }

    @Produces
    @Singleton
    EventHandler failed() {
        return new NewsReader(NewsShape.delivery("failed"), kept);
    }
}
