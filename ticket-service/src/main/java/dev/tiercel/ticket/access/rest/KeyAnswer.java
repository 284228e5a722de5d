package dev.tiercel.ticket.access.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tiercel.ticket.access.AccessKey;
import dev.tiercel.ticket.access.ClearKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key as admins see it. */
@Schema(name = "Key", description = "An API key. Its clear text is shown once, in the answer that makes it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeyAnswer(
        @Schema(description = "Not secret.", required = true)
        String id,

        @Schema(required = true) String tenant,

        @Schema(description = "Grows with each change; the ETag.", required = true, minimum = "1")
        int version,

        @Schema(required = true) String name,
        @Schema(required = true) List<String> roles,

        @Schema(
                required = true,
                enumeration = {"active", "expired", "revoked"})
        String status,

        @Schema(required = true) Instant createdAt,

        @Schema(description = "Name of the key that made it.", required = true)
        String createdBy,

        @Schema(description = "When it was last changed.", required = true)
        Instant updatedAt,

        @Schema(description = "Exclusive; absent: never.") @Nullable
        Instant expiresAt,

        @Schema @Nullable Instant revokedAt,

        @Schema(description = "Until when a key that was rotated out is still accepted, exclusive.") @Nullable
        Instant oldValidUntil,

        @Schema(
                description =
                        "The key itself, to be sent as `Authorization: Bearer <key>`; only in the answer that makes"
                                + " or rotates it. Nobody can show it again.")
        @Nullable
        String key) {

    static KeyAnswer of(AccessKey key, Instant now) {
        return of(key, now, null);
    }

    static KeyAnswer of(AccessKey key, Instant now, @Nullable ClearKey clear) {
        return new KeyAnswer(
                key.id(),
                key.tenant(),
                key.version(),
                key.name(),
                List.copyOf(key.roles()),
                key.status(now).word(),
                key.createdAt(),
                key.createdBy(),
                key.updatedAt(),
                key.expiresAt(),
                key.revokedAt(),
                oldValidUntil(key, now),
                clear == null ? null : clear.text());
    }

    private static @Nullable Instant oldValidUntil(AccessKey key, Instant now) {
        return key.secrets().stream()
                .map(AccessKey.Secret::validUntil)
                .filter(Objects::nonNull)
                .filter(now::isBefore)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
