package dev.tiercel.outbox;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** One relay per shard, each on its own thread. */
public final class RelayGroup {

    private static final Logger LOG = Logger.getLogger(RelayGroup.class);

    private final List<Relay> relays;
    private final List<Thread> threads;

    /** @param host names this process to operators who look into {@code outbox_lease} */
    public RelayGroup(String host, OutboxTable table, EventLog log, Doorbell doorbell, RelayOptions options) {
        String owner = host + "/" + UUID.randomUUID();
        relays = IntStream.range(0, options.shards())
                .mapToObj(shard -> new Relay(shard, owner, table, log, doorbell, options))
                .toList();
        threads = relays.stream()
                .map(relay -> new Thread(relay, "outbox-relay-" + relay.shard()))
                .toList();
        threads.forEach(thread -> thread.setUncaughtExceptionHandler(
                (dead, error) -> LOG.errorf(error, "%s died; restart the service", dead.getName())));
    }

    public void start() {
        threads.forEach(Thread::start);
    }

    /** Returns when every relay has ended; whatever has not after {@code within} is interrupted. */
    public void stop(Duration within) throws InterruptedException {
        relays.forEach(Relay::stop);
        long deadline = System.nanoTime() + within.toNanos();
        for (Thread thread : threads) {
            TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, deadline - System.nanoTime()));
            if (thread.isAlive()) {
                LOG.warnf("%s does not end within %s and is interrupted", thread.getName(), within);
                thread.interrupt();
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    public List<Relay> relays() {
        return relays;
    }
}
