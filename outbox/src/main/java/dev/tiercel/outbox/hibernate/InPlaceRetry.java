package dev.tiercel.outbox.hibernate;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Attempts what a record causes with the record in hand, so that nothing overtakes it: a fault that passes is waited out
 * however long it takes, a fault for good ends it.
 */
public final class InPlaceRetry {

    private static final Logger LOG = Logger.getLogger(InPlaceRetry.class);

    private final Duration first;
    private final Duration atMost;

    /**
     * @param first pause after the first attempt, above zero; doubled after each, more or less
     * @param atMost longest pause
     */
    public InPlaceRetry(Duration first, Duration atMost) {
        this.first = first;
        this.atMost = atMost;
    }

    /**
     * To be called on a Vert.x context; every attempt runs on that context.
     *
     * @param work one attempt, in a transaction of its own; what it throws counts as what it fails with
     * @return fails only with a fault for good, upon which the connector writes the record to the dead letters
     */
    public Uni<Void> handle(ConsumerRecord<?, ?> record, Supplier<Uni<Void>> work) {
        // A pause ends on a timer's thread.
        Executor onContext = SameContext.executor();
        return Uni.createFrom()
                .voidItem()
                .emitOn(onContext)
                .chain(() -> work.get())
                .onFailure(InPlaceRetry::passes)
                .invoke(fault -> LOG.warnf("%s is tried again: %s", place(record), fault))
                .onFailure(InPlaceRetry::passes)
                .retry()
                .withBackOff(first, atMost)
                .indefinitely()
                .emitOn(onContext)
                .onFailure()
                .invoke(fault -> LOG.errorf("%s goes to the dead letters: %s", place(record), fault));
    }

    private static boolean passes(Throwable fault) {
        return !Faults.isForGood(fault);
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return record.topic() + "-" + record.partition() + "@" + record.offset();
    }
}
