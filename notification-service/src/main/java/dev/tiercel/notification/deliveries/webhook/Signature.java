package dev.tiercel.notification.deliveries.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of Standard Webhooks 1.0: HMAC-SHA256 over {@code id.timestamp.body}. */
public final class Signature {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_KEY = 24;
    private static final int LONGEST_KEY = 64;

    private final SecretKeySpec key;

    private Signature(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * @throws IllegalArgumentException saying what is wrong with the secret, without repeating it
     */
    public static Signature with(String secret) {
        if (!secret.startsWith(PREFIX)) {
            throw new IllegalArgumentException("secret: does not begin with " + PREFIX + " (expected: " + PREFIX
                    + " and base64 of " + SHORTEST_KEY + " to " + LONGEST_KEY + " bytes)");
        }
        byte[] key;
        try {
            key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("secret: not base64 after " + PREFIX, e);
        }
        if (key.length < SHORTEST_KEY || key.length > LONGEST_KEY) {
            throw new IllegalArgumentException(
                    "secret: " + key.length + " bytes (expected: " + SHORTEST_KEY + " to " + LONGEST_KEY + ")");
        }
        return new Signature(key);
    }

    /** The value of {@code webhook-signature}; the timestamp counts in whole seconds. */
    public String of(String id, Instant timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] digest = mac.doFinal((id + "." + timestamp.getEpochSecond() + "." + body).getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}
