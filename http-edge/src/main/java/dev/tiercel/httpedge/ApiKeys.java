package dev.tiercel.httpedge;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys a service accepts: those it is configured with, and those that were published. Looked up by hash, so neither
 * the number of keys nor how much of a guess is right shows in the time taken. One thread may write while others read.
 */
public final class ApiKeys {

    private final Map<ApiKeyHash, ApiKey> configured;
    private final Map<String, PublishedKey> published = new ConcurrentHashMap<>();
    private final Map<ApiKeyHash, PublishedKey> bySecret = new ConcurrentHashMap<>();

    public ApiKeys(Map<ApiKeyHash, ApiKey> configured) {
        this.configured = Map.copyOf(configured);
    }

    /** Whom the key identifies that a caller presented in clear. */
    public Optional<ApiKey> identify(String clearKey, Instant now) {
        ApiKeyHash presented = ApiKeyHash.of(clearKey);
        ApiKey known = configured.get(presented);
        if (known != null) {
            return Optional.of(known);
        }
        PublishedKey key = bySecret.get(presented);
        return key == null ? Optional.empty() : key.openedBy(presented, now);
    }

    /** Takes over what was published, unless that version of the key or a higher one is known. */
    public void keep(PublishedKey key) {
        PublishedKey before = published.get(key.id());
        if (before != null && before.version() >= key.version()) {
            return;
        }
        // The new ones first: a secret that stays is accepted at every moment.
        key.secrets().forEach(secret -> bySecret.put(secret.hash(), key));
        published.put(key.id(), key);
        if (before != null) {
            before.secrets().forEach(secret -> bySecret.remove(secret.hash(), before));
        }
    }

    /** Accepts a key no longer. */
    public void forget(String id) {
        PublishedKey before = published.remove(id);
        if (before != null) {
            before.secrets().forEach(secret -> bySecret.remove(secret.hash(), before));
        }
    }
}
