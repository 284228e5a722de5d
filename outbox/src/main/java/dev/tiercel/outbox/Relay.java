package dev.tiercel.outbox;

import dev.tiercel.outbox.EventLog.Publisher;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Publishes the events of one shard, on one thread, for ever. Several relays may run for a shard, here or in other
 * processes: the lease lets one work, and fencing by {@link EventLog#open} keeps it right when two believe they have it.
 *
 * <p>An {@link Error} ends the thread as a kill of the process would; the next owner of the shard settles what is left.
 */
public final class Relay implements Runnable {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration LOOK_AGAIN_AFTER_REFUSAL = Duration.ofSeconds(5);

    private final int shard;
    private final String owner;
    private final OutboxTable table;
    private final EventLog log;
    private final Doorbell doorbell;
    private final RelayOptions options;
    private final Backoff backoff = new Backoff();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final AtomicLong published = new AtomicLong();
    private volatile RelayState state = new RelayState.Standby();
    private int maxRows;

    /** @param owner names this relay among all that ever ran for the shard */
    public Relay(int shard, String owner, OutboxTable table, EventLog log, Doorbell doorbell, RelayOptions options) {
        this.shard = shard;
        this.owner = owner;
        this.table = table;
        this.log = log;
        this.doorbell = doorbell;
        this.options = options;
        this.maxRows = options.batchRows();
    }

    public int shard() {
        return shard;
    }

    public RelayState state() {
        return state;
    }

    /** Events published since this relay was made. */
    public long published() {
        return published.get();
    }

    /** Lets the batch in hand end, then the thread; returns at once. */
    public void stop() {
        stopping.countDown();
        doorbell.ring(shard);
    }

    @Override
    public void run() {
        try {
            while (!stops()) {
                attempt();
            }
            table.release(shard, owner);
            state = new RelayState.Stopped();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            state = new RelayState.Stopped();
        } catch (SQLException e) {
            LOG.warnf(e, "outbox shard %d could not be released; it is free when its lease has run out", shard);
            state = new RelayState.Stopped();
        } catch (RuntimeException | Error e) {
            state = new RelayState.Died(e.toString());
            throw e;
        }
    }

    private void attempt() throws InterruptedException {
        try {
            OptionalInt otherShards = table.otherShards(options.shards());
            if (otherShards.isPresent()) {
                refuse(differentShards(otherShards.getAsInt()));
            } else if (table.take(shard, owner, options.lease())) {
                serve();
            } else {
                become(new RelayState.Standby());
                pause(options.lease().dividedBy(5));
            }
        } catch (ShardLost e) {
            LOG.infof("outbox shard %d: %s", shard, e.getMessage());
            become(new RelayState.Standby());
            pause(options.lease().dividedBy(5));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted at " + e);
            }
            // One row at a time from here, so that a row Kafka never takes holds up none before it and gets named.
            maxRows = 1;
            waitOut(e);
        }
    }

    /** Returns when this relay is to stop or has refused; by exception when it is to try again. */
    private void serve() throws Exception {
        try (Publisher publisher = log.open(shard)) {
            Takeover takeover = table.settle(shard, publisher.newestMarker());
            if (takeover instanceof Takeover.OlderDatabase older) {
                refuse(new RelayState.Refused(older.why(), older.remedy()));
            } else if (takeover instanceof Takeover.LeftOver leftOver) {
                relay(publisher, leftOver.marker().batch());
            } else if (takeover instanceof Takeover.InStep inStep) {
                relay(publisher, inStep.batches());
            }
        }
    }

    private void relay(Publisher publisher, long batches) throws SQLException, ShardLost, InterruptedException {
        long batch = batches;
        long renewed = System.nanoTime();
        while (!stops()) {
            if (System.nanoTime() - renewed > renewAfter().toNanos()) {
                // Taken before the call: the lease is never longer in our eyes than in the database's.
                renewed = System.nanoTime();
                if (!table.renew(shard, owner, options.lease())) {
                    throw new ShardLost("its lease had run out, and another relay has taken it");
                }
            }
            List<OutboxRow> rows = table.next(shard, maxRows, options.batchBytes());
            if (!rows.isEmpty()) {
                Marker marker = Marker.of(++batch, rows);
                publisher.publish(rows, marker);
                table.delete(shard, marker);
                published.addAndGet(rows.size());
                maxRows = Math.min(options.batchRows(), maxRows * 2);
            }
            backoff.reset();
            become(new RelayState.Publishing());
            if (rows.isEmpty()) {
                doorbell.await(shard, idleFor());
            }
        }
    }

    /** The poll, but never so long that the lease runs out meanwhile. */
    private Duration idleFor() {
        return options.poll().compareTo(renewAfter()) < 0 ? options.poll() : renewAfter();
    }

    private Duration renewAfter() {
        return options.lease().dividedBy(4);
    }

    private RelayState.Refused differentShards(int fixed) {
        return new RelayState.Refused(
                "the outbox has " + fixed + " shards, this instance is configured for " + options.shards(),
                """
                set tiercel.outbox.shards=%d; or, to change the number, stop every instance while table outbox is \
                empty and run: DELETE FROM outbox_lease WHERE shard >= %2$d; \
                INSERT INTO outbox_lease (shard, owner, held_until) \
                SELECT s, '', now() FROM generate_series(%1$d, %2$d - 1) s;""".formatted(fixed, options.shards()));
    }

    private void refuse(RelayState.Refused refusal) throws InterruptedException {
        if (!refusal.equals(state)) {
            LOG.error(refusal.text());
        }
        become(refusal);
        pause(LOOK_AGAIN_AFTER_REFUSAL);
    }

    private void waitOut(Exception fault) throws InterruptedException {
        RelayState waiting = new RelayState.Waiting(String.valueOf(fault.getMessage()));
        Duration wait = backoff.next();
        if (!waiting.equals(state)) {
            LOG.warnf(fault, "outbox shard %d waits and tries again every %s or less", shard, wait);
        }
        become(waiting);
        pause(wait);
    }

    private void become(RelayState next) {
        if (!next.equals(state)) {
            LOG.debugf("outbox shard %d is %s", shard, next.text());
            state = next;
        }
    }

    private boolean stops() {
        return stopping.getCount() == 0;
    }

    private void pause(Duration wait) throws InterruptedException {
        stopping.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    }
}
