package dev.tiercel.ticket.access.kafka;

import dev.tiercel.httpedge.kafka.PublishedKeyJson;
import dev.tiercel.outbox.CloudEvent;
import dev.tiercel.ticket.kafka.EventHandler;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Refuses what is no key. Every instance of every service follows {@code access-keys} from its beginning at every start
 * and passes over what it cannot read; here each record is met once, so here it gets to the dead letters with its reason.
 */
@Singleton
class KeyReader implements EventHandler {

    @Override
    public String type() {
        return KeyAnnouncer.TYPE;
    }

    @Override
    public Uni<Void> handle(Mutiny.Session session, CloudEvent event, byte[] body) {
        String id = PublishedKeyJson.read(body).id();
        if (!id.equals(event.subject())) {
            throw new IllegalArgumentException("id: differs from ce_subject (expected: the same)");
        }
        return Uni.createFrom().voidItem();
    }
}
