package dev.tiercel.outbox.quarkus;

import dev.tiercel.outbox.RelayOptions;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The outbox of this service. */
@ConfigMapping(prefix = "tiercel.outbox")
public interface OutboxConfig {

    /** Unique in the Kafka cluster: names the transactional ids and the topic {@code <name>-outbox-markers}. */
    String name();

    /** Relays that share the work; fixed at first use, every instance must have the same. */
    @WithDefault("4")
    int shards();

    /** Events per Kafka transaction, at most. */
    @WithDefault("500")
    int batchRows();

    /** Bytes of payload per Kafka transaction, at most; a single larger event goes alone. */
    @WithDefault("4194304")
    int batchBytes();

    /** How long the events of a killed instance wait before another instance takes over. */
    @WithDefault("5s")
    Duration lease();

    /** How often a relay looks for rows that nothing woke it for, such as another instance's. */
    @WithDefault("200ms")
    Duration poll();

    /** After which Kafka aborts the transaction of a killed instance; readers wait behind it until then. */
    @WithDefault("10s")
    Duration transactionTimeout();

    default RelayOptions options() {
        return new RelayOptions(shards(), batchRows(), batchBytes(), lease(), poll(), transactionTimeout());
    }
}
