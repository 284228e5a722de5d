package dev.tiercel.notification.deliveries.quarkus;

import dev.tiercel.notification.config.NotificationConfig;
import dev.tiercel.notification.deliveries.Bell;
import dev.tiercel.notification.deliveries.Endpoint;
import dev.tiercel.notification.deliveries.Lane;
import dev.tiercel.notification.deliveries.store.Claim;
import dev.tiercel.notification.deliveries.store.DeliveryStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Claims what is due, lane by lane and never more than a lane has room for, and hands it to threads that attempt it. One
 * thread claims; any number of instances may do so at once.
 */
@Singleton
public class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final Duration WAIT_AFTER_FAULT = Duration.ofSeconds(1);
    /** Within Quarkus's own shutdown time-out; what is not done by then is claimed again after its lease. */
    private static final Duration FINISH_WITHIN = Duration.ofSeconds(8);

    private static final class OpenLane {
        private final Lane lane;
        private final Semaphore room;
        /** Whether there may be more to claim than there was room for. */
        private volatile boolean full;

        private OpenLane(Lane lane, int atOnce) {
            this.lane = lane;
            this.room = new Semaphore(atOnce);
        }
    }

    private final Attempts attempts;
    private final DeliveryStore deliveries;
    private final Database database;
    private final DeliveryMetrics metrics;
    private final InstantSource time;
    private final Bell bell;
    private final Duration pollEvery;
    private final Duration lease;
    private final List<OpenLane> lanes;
    private final ExecutorService senders = Executors.newCachedThreadPool(task -> daemon(task, "delivery-sender"));
    private final Thread claimer = daemon(this::run, "delivery-claimer");
    private volatile boolean stopping;

    Dispatcher(
            Attempts attempts,
            DeliveryStore deliveries,
            Database database,
            DeliveryMetrics metrics,
            InstantSource time,
            Bell bell,
            NotificationConfig config) {
        this.attempts = attempts;
        this.deliveries = deliveries;
        this.database = database;
        this.metrics = metrics;
        this.time = time;
        this.bell = bell;
        this.pollEvery = config.pollEvery();
        this.lease = Leases.checked(config);
        this.lanes = Lane.all(config.webhooks().entrySet().stream()
                        .map(endpoint -> new Endpoint(
                                endpoint.getKey(), endpoint.getValue().events()))
                        .toList())
                .stream()
                .map(lane -> new OpenLane(
                        lane,
                        lane instanceof Lane.Mails
                                ? config.mail().concurrency()
                                : config.webhook().concurrency()))
                .toList();
    }

    void start(@Observes StartupEvent event) {
        claimer.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        bell.ring();
        claimer.join(FINISH_WITHIN.toMillis());
        senders.shutdown();
        if (!senders.awaitTermination(FINISH_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("Stopping with attempts under way; they are made again once their lease is over");
        }
    }

    private void run() {
        while (!stopping) {
            try {
                lanes.forEach(this::dispatch);
                metrics.refresh(database);
                bell.await(pollEvery);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warnf("Claiming deliveries waits: %s", e.toString());
                pause();
            }
        }
    }

    private void dispatch(OpenLane lane) {
        // Said before the room is counted: whoever makes room from here on rings.
        lane.full = true;
        int room = lane.room.availablePermits();
        if (room == 0 || stopping) {
            return;
        }
        Instant now = time.instant();
        List<Claim> claims =
                database.inTransaction(session -> deliveries.claim(session, lane.lane, room, now, now.plus(lease)));
        lane.full = claims.size() == room;
        for (Claim claim : claims) {
            // Never waits: this thread alone takes permits, and it asked for no more than were there.
            lane.room.acquireUninterruptibly();
            senders.execute(() -> attempt(claim, lane));
        }
    }

    private void attempt(Claim claim, OpenLane lane) {
        MDC.put("ticket", claim.delivery().ticketId());
        MDC.put("event", claim.delivery().eventId());
        try {
            attempts.make(claim);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "The outcome of delivery %s is not recorded, it will be sent again: %s",
                    claim.delivery().id(), e.toString());
        } finally {
            lane.room.release();
            MDC.remove("ticket");
            MDC.remove("event");
            if (lane.full) {
                bell.ring();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(WAIT_AFTER_FAULT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
