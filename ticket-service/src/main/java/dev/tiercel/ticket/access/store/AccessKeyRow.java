package dev.tiercel.ticket.access.store;

import dev.tiercel.httpedge.ApiKeyHash;
import dev.tiercel.ticket.access.AccessKey;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.NullUnmarked;

/**
 * A key's row. {@code secretsUntil} belongs to {@code secretHashes} by position and is empty text where a secret is valid
 * as long as the key.
 */
@NullUnmarked
@Entity
@Table(name = "access_key")
class AccessKeyRow {
    private static final String NO_END = "";

    @Id
    String id;

    String tenant;
    int version;
    String name;
    String[] roles;
    String[] secretHashes;
    String[] secretsUntil;
    String createdBy;
    Instant createdAt;
    Instant updatedAt;
    Instant expiresAt;
    Instant revokedAt;

    static AccessKeyRow of(AccessKey key) {
        AccessKeyRow row = new AccessKeyRow();
        row.id = key.id();
        row.tenant = key.tenant();
        row.name = key.name();
        row.createdBy = key.createdBy();
        row.createdAt = key.createdAt();
        row.expiresAt = key.expiresAt();
        row.show(key);
        return row;
    }

    void show(AccessKey key) {
        version = key.version();
        roles = key.roles().toArray(String[]::new);
        secretHashes = key.secrets().stream().map(secret -> secret.hash().hex()).toArray(String[]::new);
        secretsUntil = key.secrets().stream()
                .map(secret -> secret.validUntil() == null
                        ? NO_END
                        : secret.validUntil().toString())
                .toArray(String[]::new);
        updatedAt = key.updatedAt();
        revokedAt = key.revokedAt();
    }

    AccessKey toKey() {
        List<AccessKey.Secret> secrets = new ArrayList<>();
        for (int i = 0; i < secretHashes.length; i++) {
            secrets.add(new AccessKey.Secret(
                    new ApiKeyHash(secretHashes[i]),
                    secretsUntil[i].equals(NO_END) ? null : Instant.parse(secretsUntil[i])));
        }
        return new AccessKey(
                id,
                tenant,
                version,
                name,
                new TreeSet<>(List.of(roles)),
                secrets,
                createdBy,
                createdAt,
                updatedAt,
                expiresAt,
                revokedAt);
    }
}
