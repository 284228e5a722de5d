package dev.tiercel.httpedge;

import java.util.List;
import java.util.Optional;

/** The keys a service accepts. */
public final class ApiKeys {

    /**
     * @param name says in logs and histories who called; never secret
     * @param tenant what the key may see and change
     */
    public record ApiKey(String name, String tenant, ApiKeyHash hash) {}

    private final List<ApiKey> keys;

    public ApiKeys(List<ApiKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** The key that a caller presented in clear; looks at all of them, so that the time taken tells nothing. */
    public Optional<ApiKey> identify(String clearKey) {
        ApiKeyHash presented = ApiKeyHash.of(clearKey);
        ApiKey found = null;
        for (ApiKey key : keys) {
            if (key.hash().matches(presented)) {
                found = key;
            }
        }
        return Optional.ofNullable(found);
    }
}
