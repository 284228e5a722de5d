package dev.tiercel.outbox;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** An instance of a service, as far as its relays go. */
final class RunningRelay implements AutoCloseable {

    final Doorbell doorbell;
    final RelayGroup group;
    private final Seam seam;

    RunningRelay(Seam seam, OutboxFixture outbox) {
        this.seam = seam;
        this.doorbell = new Doorbell(outbox.options.shards());
        this.group = new RelayGroup(
                "test", seam.around(outbox.table()), seam.around(outbox.log()), doorbell, outbox.options);
        group.start();
    }

    RelayState state() {
        return states().get(0);
    }

    List<RelayState> states() {
        return group.relays().stream().map(Relay::state).toList();
    }

    void ringAll() {
        IntStream.range(0, doorbell.shards()).forEach(doorbell::ring);
    }

    @Override
    public void close() throws InterruptedException {
        group.stop(Duration.ofSeconds(5));
        try {
            seam.closeLeaked();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
