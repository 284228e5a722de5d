package dev.tiercel.ticket.access.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tiercel.outbox.CloudEvent;
import dev.tiercel.outbox.hibernate.Outbox;
import dev.tiercel.ticket.access.AccessKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Leaves a changed key in the outbox of the transaction that changes it. */
@ApplicationScoped
public class KeyAnnouncer {

    private static final String TOPIC = "access-keys";
    static final String TYPE = "dev.tiercel.access-key.published.v1";
    private static final String SCHEMA = "https://tiercel.dev/contracts/schemas/access-key.v1.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Outbox outbox;

    KeyAnnouncer(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Call it with the key's row locked or new: that keeps the versions of a key in order. */
    public Uni<Void> announce(Mutiny.Session session, AccessKey key, @Nullable String traceparent) {
        String change = TOPIC + "/" + key.id() + "@" + key.version();
        CloudEvent event = new CloudEvent(
                UUID.nameUUIDFromBytes(change.getBytes(UTF_8)).toString(),
                TYPE,
                "/tiercel/ticket-service",
                key.id(),
                key.updatedAt(),
                SCHEMA,
                key.tenant(),
                traceparent);
        return outbox.append(session, TOPIC, key.id(), event, json(key));
    }

    private static byte[] json(AccessKey key) {
        try {
            return JSON.writeValueAsBytes(Document.of(key));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("access key: cannot be written as JSON", e);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Document(
            String id,
            String tenant,
            int version,
            String name,
            Collection<String> roles,
            List<SecretDocument> hashes,
            @Nullable String expiresAt,
            @Nullable String revokedAt,
            String publishedAt) {

        static Document of(AccessKey key) {
            return new Document(
                    key.id(),
                    key.tenant(),
                    key.version(),
                    key.name(),
                    key.roles(),
                    key.secrets().stream().map(SecretDocument::of).toList(),
                    text(key.expiresAt()),
                    text(key.revokedAt()),
                    key.updatedAt().toString());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record SecretDocument(String hash, @Nullable String validUntil) {

        static SecretDocument of(AccessKey.Secret secret) {
            return new SecretDocument(secret.hash().hex(), text(secret.validUntil()));
        }
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
