package dev.tiercel.idempotency;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256 in GCM with a fresh nonce, which stands before the sealed bytes. */
final class Seal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Seal() {}

    /**
     * @param bound is not sealed but has to be the same when it is opened
     */
    static byte[] close(byte[] secret, byte[] bound, byte[] clear) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, secret, nonce, bound, clear, 0);
        byte[] both = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, both, NONCE, sealed.length);
        return both;
    }

    /**
     * @throws IllegalStateException if it was sealed with another secret, or changed since
     */
    static byte[] open(byte[] secret, byte[] bound, byte[] sealed) {
        return run(Cipher.DECRYPT_MODE, secret, Arrays.copyOf(sealed, NONCE), bound, sealed, NONCE);
    }

    private static byte[] run(int mode, byte[] secret, byte[] nonce, byte[] bound, byte[] bytes, int from) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound);
            return cipher.doFinal(bytes, from, bytes.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("stored answer: cannot be opened (expected: as it was stored)", e);
        }
    }
}
