package dev.tiercel.idempotency;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tells one request from another: method, path with query, and body, byte for byte. */
public final class Fingerprint {
    private final byte[] digest;

    private Fingerprint(byte[] digest) {
        this.digest = digest;
    }

    public static Fingerprint of(String method, String pathAndQuery, byte[] body) {
        return new Fingerprint(Sha256.of((method + " " + pathAndQuery + "\n").getBytes(StandardCharsets.UTF_8), body));
    }

    byte[] bytes() {
        return digest.clone();
    }

    boolean is(byte[] other) {
        return Arrays.equals(digest, other);
    }
}
