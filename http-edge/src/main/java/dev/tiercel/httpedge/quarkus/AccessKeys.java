package dev.tiercel.httpedge.quarkus;

import dev.tiercel.httpedge.ApiKey;
import dev.tiercel.httpedge.ApiKeyHash;
import dev.tiercel.httpedge.ApiKeys;
import dev.tiercel.httpedge.kafka.AccessKeyReader;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keys of this service while it runs. Configured keys work at once, published ones as soon as they were read. */
@ApplicationScoped
public class AccessKeys {

    private final ApiKeys keys;
    private final AccessKeyReader reader;
    private final boolean readsTopic;

    AccessKeys(
            ApiKeysConfig configured,
            AccessKeysConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.keys = new ApiKeys(configured.keys().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> new ApiKeyHash(entry.getValue().hash()),
                        entry -> new ApiKey(
                                entry.getKey(),
                                entry.getValue().tenant(),
                                entry.getValue().roles()))));
        this.reader = new AccessKeyReader(kafka, keys);
        this.readsTopic = config.topicReading();
    }

    /** Whom a key identifies now. */
    public Optional<ApiKey> identify(String clearKey) {
        return keys.identify(clearKey, Instant.now());
    }

    /** Whether every key published before the start is known. */
    boolean complete() {
        return !readsTopic || reader.complete();
    }

    void start(@Observes StartupEvent starting) {
        if (readsTopic) {
            reader.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        if (readsTopic) {
            reader.stop();
        }
    }
}
