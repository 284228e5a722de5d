package dev.tiercel.notification.deliveries.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tiercel.notification.config.NotificationConfig;
import dev.tiercel.notification.deliveries.Addressee;
import dev.tiercel.notification.deliveries.Audience;
import dev.tiercel.notification.deliveries.Audience.CustomerPart;
import dev.tiercel.notification.deliveries.Background;
import dev.tiercel.notification.deliveries.Channel;
import dev.tiercel.notification.deliveries.Delivery;
import dev.tiercel.notification.deliveries.Endpoint;
import dev.tiercel.notification.deliveries.Happening;
import dev.tiercel.notification.deliveries.Happening.Moved;
import dev.tiercel.notification.deliveries.Recipient;
import dev.tiercel.notification.deliveries.RetrySchedule;
import dev.tiercel.notification.deliveries.store.DeliveryStore;
import dev.tiercel.notification.deliveries.store.HappeningStore;
import dev.tiercel.notification.deliveries.store.HappeningStore.Parked;
import dev.tiercel.notification.deliveries.store.TicketStore;
import dev.tiercel.notification.deliveries.store.TicketStore.Known;
import dev.tiercel.outbox.CloudEvent;
import dev.tiercel.outbox.hibernate.Inbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Turns an event about a ticket into deliveries, within the caller's transaction and once per event. */
@ApplicationScoped
public class Hearing {

    static final String CONSUMER = "notification-service";

    private final Inbox inbox;
    private final TicketStore tickets;
    private final HappeningStore happenings;
    private final DeliveryStore deliveries;
    private final InstantSource time;
    private final List<Endpoint> endpoints;
    private final RetrySchedule mails;
    private final RetrySchedule webhooks;

    public Hearing(
            Inbox inbox,
            TicketStore tickets,
            HappeningStore happenings,
            DeliveryStore deliveries,
            InstantSource time,
            NotificationConfig config) {
        this.inbox = inbox;
        this.tickets = tickets;
        this.happenings = happenings;
        this.deliveries = deliveries;
        this.time = time;
        this.endpoints = config.webhooks().entrySet().stream()
                .map(endpoint ->
                        new Endpoint(endpoint.getKey(), endpoint.getValue().events()))
                .toList();
        this.mails = new RetrySchedule(config.mail().schedule(), config.jitter());
        this.webhooks = new RetrySchedule(config.webhook().schedule(), config.jitter());
    }

    /**
     * @return whether there may be something to send now
     * @throws UnreadableEventException if the event can never be handled
     */
    public Uni<Boolean> hear(Mutiny.Session session, CloudEvent event, byte[] body) {
        String payload = new String(body, UTF_8);
        JsonNode json = EventJson.parse(payload);
        Happening happening = happening(event, json);
        Optional<JsonNode> snapshot = EventJson.snapshot(json);
        Optional<Background> carried = snapshot.map(EventJson::background);
        carried.filter(ticket -> !ticket.ticketId().equals(event.subject())).ifPresent(ticket -> {
            throw new UnreadableEventException("ticket.id: differs from ce_subject (expected: the same)");
        });
        return inbox.firstTime(session, CONSUMER, event.id())
                .chain(first -> first
                        ? react(session, happening, payload, snapshot.orElse(null), carried.orElse(null))
                        : Uni.createFrom().item(false));
    }

    private Uni<Boolean> react(
            Mutiny.Session session,
            Happening happening,
            String payload,
            @Nullable JsonNode snapshot,
            @Nullable Background carried) {
        Instant now = time.instant();
        return tickets.lock(session, happening.ticketId(), happening.tenant()).chain(known -> {
            boolean newer = snapshot != null && carried != null && carried.version() > known.version();
            Background ticket = newer ? carried : background(known);
            boolean first = newer && known.version() == 0;
            Uni<Void> learnt = newer && snapshot != null && carried != null
                    ? tickets.save(session, happening.ticketId(), carried.version(), snapshot.toString())
                            .chain(() -> first
                                    ? introduce(session, carried, now)
                                    : Uni.createFrom().voidItem())
                    : Uni.createFrom().voidItem();
            return learnt.chain(() -> remember(session, happening, payload, known))
                    .chain(() -> plan(session, happening, payload, ticket, known, now))
                    .map(planned -> planned || first);
        });
    }

    private Uni<Void> remember(Mutiny.Session session, Happening happening, String payload, Known known) {
        return happening.what() instanceof Moved moved && moved.sequence() > known.moveSequence()
                ? tickets.saveMove(session, happening.ticketId(), moved.sequence(), payload)
                : Uni.createFrom().voidItem();
    }

    private Uni<Boolean> plan(
            Mutiny.Session session,
            Happening happening,
            String payload,
            @Nullable Background ticket,
            Known known,
            Instant now) {
        Moved newest = known.move() == null ? null : EventJson.moved(EventJson.parse(known.move()));
        List<Addressee> audience = new ArrayList<>(Audience.of(happening, newest, endpoints));
        CustomerPart customer = Audience.customer(happening, ticket);
        if (customer == CustomerPart.BY_MAIL) {
            audience.add(new Addressee(Recipient.customer(), Channel.MAIL));
        }
        boolean parked = customer == CustomerPart.NOT_KNOWN_YET;
        if (audience.isEmpty() && !parked) {
            return Uni.createFrom().item(false);
        }
        return happenings
                .add(session, happening, payload, parked)
                .chain(() -> add(session, happening, audience, now))
                .replaceWith(!audience.isEmpty());
    }

    // The first event of a ticket: what was heard of it before can now be told to the customer, too.
    private Uni<Void> introduce(Mutiny.Session session, Background ticket, Instant now) {
        return happenings
                .unpark(session, ticket.ticketId())
                .chain(all -> Multi.createFrom()
                        .iterable(all)
                        .map(parked -> happening(ticket.ticketId(), parked))
                        .filter(parked -> Audience.customer(parked, ticket) == CustomerPart.BY_MAIL)
                        .onItem()
                        .transformToUniAndConcatenate(parked ->
                                add(session, parked, List.of(new Addressee(Recipient.customer(), Channel.MAIL)), now))
                        .collect()
                        .last())
                .chain(() -> deliveries.hurryTicket(session, ticket.ticketId(), now));
    }

    private Uni<Void> add(Mutiny.Session session, Happening happening, List<Addressee> audience, Instant now) {
        return Multi.createFrom()
                .iterable(audience)
                .onItem()
                .transformToUniAndConcatenate(addressee -> deliveries.add(
                        session,
                        Delivery.planned(
                                happening, addressee, now, addressee.channel() == Channel.MAIL ? mails : webhooks)))
                .collect()
                .last();
    }

    private static @Nullable Background background(Known known) {
        return known.snapshot() == null ? null : EventJson.background(EventJson.parse(known.snapshot()));
    }

    private static Happening happening(CloudEvent event, JsonNode json) {
        return new Happening(
                event.id(),
                event.type(),
                event.subject(),
                event.tenant(),
                event.time(),
                event.traceparent(),
                EventJson.what(event.type(), json));
    }

    private static Happening happening(String ticketId, Parked parked) {
        return new Happening(
                parked.eventId(),
                parked.eventType(),
                ticketId,
                parked.tenant(),
                parked.happenedAt(),
                parked.traceparent(),
                EventJson.what(parked.eventType(), EventJson.parse(parked.payload())));
    }
}
