package dev.tiercel.ticket.access;

import dev.tiercel.httpedge.ApiKeyHash;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** A key as its holder knows it. */
public record ClearKey(String text) {

    /** Tells people and scanners of leaked secrets what they have found. */
    public static final String PREFIX = "tck_";

    private static final int RANDOM_BYTES = 32;

    /** @param random has to be one that nobody can foresee */
    public static ClearKey create(RandomGenerator random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new ClearKey(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public ApiKeyHash hash() {
        return ApiKeyHash.of(text);
    }

    /** Hidden, so that no log or message can show it by accident. */
    @Override
    public String toString() {
        return PREFIX + "...";
    }
}
