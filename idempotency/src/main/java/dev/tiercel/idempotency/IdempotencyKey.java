package dev.tiercel.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client calls its request, within its tenant. Never shown in logs: it opens the stored answer. */
public record IdempotencyKey(String tenant, String text) {
    private static final Pattern BARE = Pattern.compile("[\\x21-\\x7e]{1,255}");
    // A string of RFC 9651, the form that draft-ietf-httpapi-idempotency-key-header-07 asks for.
    private static final Pattern QUOTED =
            Pattern.compile("\"((?:[\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\"\\\\]){1,255})\"");

    /** Both ways to write the header are read; empty if it is neither. */
    public static Optional<IdempotencyKey> read(String tenant, String header) {
        Matcher quoted = QUOTED.matcher(header);
        if (quoted.matches()) {
            return Optional.of(new IdempotencyKey(tenant, quoted.group(1).replaceAll("\\\\(.)", "$1")));
        }
        return BARE.matcher(header).matches() && !header.startsWith("\"")
                ? Optional.of(new IdempotencyKey(tenant, header))
                : Optional.empty();
    }

    /** By what the answer is found; tells nothing of {@link #secret}. */
    public byte[] name() {
        return digest("name");
    }

    /** For locks that know numbers only; two keys that share one merely wait for each other. */
    public long lockNumber() {
        return ByteBuffer.wrap(digest("lock")).getLong();
    }

    /** What the answer is sealed with. */
    byte[] secret() {
        return digest("seal");
    }

    private byte[] digest(String purpose) {
        return Sha256.of((purpose + "\n" + tenant + "\n" + text).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "IdempotencyKey[hidden]";
    }
}
