package dev.tiercel.ticket.access;

import dev.tiercel.httpedge.ApiKeyHash;
import dev.tiercel.ticket.access.AccessKey.Secret;
import dev.tiercel.ticket.access.AccessKey.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Decides on commands to a key. */
public final class KeyDecider {

    /** The longest a key that was rotated out may still be accepted. */
    public static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

    private KeyDecider() {}

    /**
     * A new secret takes the place of the present one.
     *
     * @param oldValidFor how long from now what opened the key before still does, at most; what was to end earlier ends
     *     then. Zero ends all of it at once, which is what a leak calls for
     */
    public static KeyChange rotate(AccessKey key, ApiKeyHash fresh, Duration oldValidFor, Instant now) {
        if (oldValidFor.isNegative() || oldValidFor.compareTo(LONGEST_OVERLAP) > 0) {
            throw new IllegalArgumentException(
                    "oldValidFor: " + oldValidFor + " (expected: from PT0S to " + LONGEST_OVERLAP + ")");
        }
        Status status = key.status(now);
        if (status != Status.ACTIVE) {
            return new KeyChange.Refused(status);
        }
        Instant end = now.plus(oldValidFor);
        List<Secret> secrets = new ArrayList<>();
        secrets.add(new Secret(fresh, null));
        key.secrets().stream()
                .map(secret -> new Secret(secret.hash(), earlier(secret, end)))
                .filter(secret ->
                        secret.validUntil() != null && secret.validUntil().isAfter(now))
                .forEach(secrets::add);
        return new KeyChange.Changed(key.with(secrets, now));
    }

    /** An expired key can be revoked too; a revoked one stays as it is. */
    public static KeyChange revoke(AccessKey key, Instant now) {
        return key.status(now) == Status.REVOKED
                ? new KeyChange.Unchanged(key)
                : new KeyChange.Changed(key.revoked(now));
    }

    private static Instant earlier(Secret secret, Instant end) {
        Instant before = secret.validUntil();
        return before == null || end.isBefore(before) ? end : before;
    }
}
