package dev.tiercel.httpedge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key as {@code access-keys} tells it.
 *
 * @param version grows with each change; state follows the highest
 * @param secrets what opens it: more than one while a key that was rotated out is still accepted
 * @param expiresAt exclusive; absent means never
 */
public record PublishedKey(
        String id,
        String tenant,
        int version,
        String name,
        Set<String> roles,
        List<Secret> secrets,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {

    /**
     * @param validUntil exclusive; absent means as long as the key itself
     */
    public record Secret(ApiKeyHash hash, @Nullable Instant validUntil) {}

    public PublishedKey {
        if (version < 1) {
            throw new IllegalArgumentException("version: " + version + " (expected: >= 1)");
        }
        roles = Roles.including(roles);
        secrets = List.copyOf(secrets);
    }

    /** Whom the presented key identifies at that instant, if it is one of this key's and still accepted. */
    Optional<ApiKey> openedBy(ApiKeyHash presented, Instant now) {
        boolean opens = revokedAt == null
                && isBefore(now, expiresAt)
                && secrets.stream()
                        .anyMatch(secret -> secret.hash().equals(presented) && isBefore(now, secret.validUntil()));
        return opens ? Optional.of(new ApiKey(name, tenant, roles)) : Optional.empty();
    }

    private static boolean isBefore(Instant now, @Nullable Instant end) {
        return end == null || now.isBefore(end);
    }
}
