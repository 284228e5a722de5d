package dev.tiercel.notification.deliveries.quarkus;

import dev.tiercel.notification.config.NotificationConfig;
import dev.tiercel.notification.deliveries.AttemptOutcome;
import dev.tiercel.notification.deliveries.Channel;
import dev.tiercel.notification.deliveries.Delivery;
import dev.tiercel.notification.deliveries.DeliveryState;
import dev.tiercel.notification.deliveries.DeliveryState.Pending;
import dev.tiercel.notification.deliveries.Happening;
import dev.tiercel.notification.deliveries.Outgoing;
import dev.tiercel.notification.deliveries.RetrySchedule;
import dev.tiercel.notification.deliveries.Sender;
import dev.tiercel.notification.deliveries.kafka.EventJson;
import dev.tiercel.notification.deliveries.kafka.Notified;
import dev.tiercel.notification.deliveries.store.Claim;
import dev.tiercel.notification.deliveries.store.DeliveryStore;
import dev.tiercel.outbox.hibernate.Faults;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * One attempt: send outside any transaction, then record the outcome and, if it is an end, publish it, in one. Between
 * the two the process may die; then the delivery is claimed and sent again with the same id.
 */
@Singleton
public class Attempts {

    private static final Logger LOG = Logger.getLogger(Attempts.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Map<Channel, Sender> senders;
    private final Map<Channel, RetrySchedule> schedules;
    private final DeliveryStore deliveries;
    private final Notified notified;
    private final Database database;
    private final InstantSource time;
    private final DeliveryMetrics metrics;
    private final Duration lease;

    Attempts(
            @All List<Sender> senders,
            DeliveryStore deliveries,
            Notified notified,
            Database database,
            InstantSource time,
            DeliveryMetrics metrics,
            NotificationConfig config) {
        this.senders = senders.stream().collect(Collectors.toUnmodifiableMap(Sender::channel, Function.identity()));
        this.schedules = Map.of(
                Channel.MAIL, new RetrySchedule(config.mail().schedule(), config.jitter()),
                Channel.WEBHOOK, new RetrySchedule(config.webhook().schedule(), config.jitter()));
        this.deliveries = deliveries;
        this.notified = notified;
        this.database = database;
        this.time = time;
        this.metrics = metrics;
        this.lease = config.lease();
    }

    /** Blocks for as long as the channel takes and the database needs to record it. */
    void make(Claim claim) {
        record(claim, send(claim));
    }

    /** Sends and records nothing. */
    public AttemptOutcome send(Claim claim) {
        Sender sender = senders.get(claim.delivery().channel());
        try {
            return sender.attempt(outgoing(claim));
        } catch (RuntimeException e) {
            LOG.errorf(e, "Attempt of delivery %s broke", claim.delivery().id());
            return AttemptOutcome.deferred("the attempt broke inside notification-service: "
                    + e.getClass().getSimpleName());
        }
    }

    private void record(Claim claim, AttemptOutcome outcome) {
        Delivery before = claim.delivery();
        Instant at = time.instant();
        double sample = ThreadLocalRandom.current().nextDouble(-1, 1);
        DeliveryState after =
                ((Pending) before.state()).attempted(outcome, at, schedules.get(before.channel()), sample);
        boolean recorded = database.inTransaction(
                session -> deliveries
                        .record(session, before, after)
                        .chain(first -> first
                                ? notified.publish(session, before.in(after), claim.traceparent())
                                        .replaceWith(true)
                                : Uni.createFrom().item(false)),
                attempt -> attempt.onFailure(fault -> !Faults.isForGood(fault))
                        .retry()
                        .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                        // Later it is of no use: another instance has claimed the delivery.
                        .expireIn(lease.toMillis()));
        if (!recorded) {
            LOG.warnf("Another instance recorded delivery %s first: it may have been sent twice", before.id());
            return;
        }
        metrics.attempted(before.channel(), after);
        report(before, after);
    }

    private static void report(Delivery before, DeliveryState after) {
        if (after instanceof Pending pending) {
            LOG.infof(
                    "%s to %s about %s: attempt %d deferred until %s, %s",
                    before.channel().wireName(),
                    before.recipient(),
                    before.eventType(),
                    pending.attempts(),
                    pending.dueAt(),
                    pending.reason());
        } else if (after instanceof DeliveryState.Failed failed) {
            LOG.warnf(
                    "%s to %s about %s failed: %s",
                    before.channel().wireName(), before.recipient(), before.eventType(), failed.reason());
        } else {
            LOG.infof(
                    "%s to %s about %s delivered", before.channel().wireName(), before.recipient(), before.eventType());
        }
    }

    private static Outgoing outgoing(Claim claim) {
        Delivery delivery = claim.delivery();
        Happening happening = new Happening(
                delivery.eventId(),
                delivery.eventType(),
                delivery.ticketId(),
                delivery.tenant(),
                claim.happenedAt(),
                claim.traceparent(),
                EventJson.what(delivery.eventType(), EventJson.parse(claim.payload())));
        return new Outgoing(
                delivery,
                happening,
                claim.payload(),
                claim.snapshot() == null ? null : EventJson.background(EventJson.parse(claim.snapshot())),
                claim.move() == null ? null : EventJson.moved(EventJson.parse(claim.move())),
                claim.person(),
                claim.personLeft());
    }
}
