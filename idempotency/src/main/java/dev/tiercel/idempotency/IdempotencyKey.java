package dev.tiercel.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * What a caller gives so that a request sent again is carried out once. It is known to the caller alone: only a hash of it
 * is stored, and the stored answer is sealed with another.
 *
 * @param tenant the same key of another tenant is another key
 */
public record IdempotencyKey(String tenant, String text) {

    /** What the header may hold; quotes around it, as structured fields have them, are no part of it. */
    public static final String EXPECTED = "1 to 255 visible ASCII characters";

    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,255}");

    public IdempotencyKey {
        if (!VISIBLE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "idempotency key: " + text.length() + " characters (expected: " + EXPECTED + ")");
        }
    }

    /**
     * @throws IllegalArgumentException if the header holds no key
     */
    public static IdempotencyKey read(String tenant, String header) {
        String text = header.strip();
        boolean quoted = text.length() > 2 && text.startsWith("\"") && text.endsWith("\"");
        return new IdempotencyKey(tenant, quoted ? text.substring(1, text.length() - 1) : text);
    }

    /** Under which the answer is found. */
    public byte[] lookUp() {
        return hash("look-up");
    }

    /** Of the lock that keeps a second request with the key out while the first runs. */
    public long lock() {
        return ByteBuffer.wrap(hash("lock")).getLong();
    }

    /** What the stored answer is sealed with: 256 bits that cannot be had from what is stored. */
    byte[] seal() {
        return hash("seal");
    }

    private byte[] hash(String purpose) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("idempotency " + purpose + "\n" + tenant + "\n" + text).getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Without the key itself, which may be all that guards an answer. */
    @Override
    public String toString() {
        return "idempotency key of " + tenant;
    }
}
