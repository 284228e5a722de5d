package dev.tiercel.httpedge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * SHA-256 of an API key as 64 lower-case hexadecimal digits. A fast hash is enough: a key is 256 random bits, so there
 * is no list of likely keys to try.
 */
public record ApiKeyHash(String hex) {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public ApiKeyHash {
        if (!SHA_256.matcher(hex).matches()) {
            // The value is not shown: it may be a clear key that somebody configured by mistake.
            throw new IllegalArgumentException(
                    "hash: " + hex.length() + " characters (expected: 64 lower-case hexadecimal digits)");
        }
    }

    public static ApiKeyHash of(String clearKey) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(clearKey.getBytes(StandardCharsets.UTF_8));
            return new ApiKeyHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
