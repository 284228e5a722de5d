package dev.tiercel.ticket.access;

import dev.tiercel.httpedge.ApiKeyHash;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A key after its newest change.
 *
 * @param version grows with each change
 * @param name of who uses it; appears in logs
 * @param roles in the order of the alphabet
 * @param secrets what opens it; the newest first, then those that were rotated out and are accepted for a while
 * @param createdBy name of the key that made it
 * @param updatedAt of the newest change
 * @param expiresAt exclusive; absent: never
 */
public record AccessKey(
        String id,
        String tenant,
        int version,
        String name,
        SortedSet<String> roles,
        List<Secret> secrets,
        String createdBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {

    /** @param validUntil exclusive; absent: as long as the key itself */
    public record Secret(ApiKeyHash hash, @Nullable Instant validUntil) {}

    /** What a key is good for. */
    public enum Status {
        ACTIVE("active"),
        EXPIRED("expired"),
        REVOKED("revoked");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public AccessKey {
        if (version < 1) {
            throw new IllegalArgumentException("version: " + version + " (expected: >= 1)");
        }
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("secrets: none (expected: at least one)");
        }
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("roles: none (expected: at least one)");
        }
        secrets = List.copyOf(secrets);
    }

    /** At {@code expiresAt} exactly it has expired. */
    public Status status(Instant now) {
        if (revokedAt != null) {
            return Status.REVOKED;
        }
        return expiresAt == null || now.isBefore(expiresAt) ? Status.ACTIVE : Status.EXPIRED;
    }

    AccessKey with(List<Secret> newSecrets, Instant now) {
        return new AccessKey(
                id, tenant, version + 1, name, roles, newSecrets, createdBy, createdAt, now, expiresAt, revokedAt);
    }

    AccessKey revoked(Instant now) {
        return new AccessKey(id, tenant, version + 1, name, roles, secrets, createdBy, createdAt, now, expiresAt, now);
    }
}
