package dev.tiercel.idempotency;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** An answer as it was sent. It may show a secret for the only time, so it is stored sealed. */
public record StoredAnswer(int status, List<Field> headers, byte[] body) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** One header line. */
    public record Field(String name, String value) {}

    public StoredAnswer {
        headers = List.copyOf(headers);
    }

    /**
     * Sealed so that only a request with the key can read it.
     *
     * @param fingerprint of the request it answers, bound to it
     */
    public byte[] seal(IdempotencyKey key, byte[] fingerprint) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, key, nonce, fingerprint, bytes());
        byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
        return both;
    }

    /**
     * @throws IllegalStateException if it was sealed for another key or request, or changed since
     */
    public static StoredAnswer open(IdempotencyKey key, byte[] fingerprint, byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        byte[] rest = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
        return read(crypt(Cipher.DECRYPT_MODE, key, nonce, fingerprint, rest));
    }

    private static byte[] crypt(int mode, IdempotencyKey key, byte[] nonce, byte[] fingerprint, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, new SecretKeySpec(key.seal(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(fingerprint);
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("stored answer: cannot be sealed or opened", e);
        }
    }

    private byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(status);
            out.writeInt(headers.size());
            for (Field header : headers) {
                out.writeUTF(header.name());
                out.writeUTF(header.value());
            }
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("stored answer: cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private static StoredAnswer read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int status = in.readInt();
            int lines = in.readInt();
            List<Field> headers = new ArrayList<>();
            for (int i = 0; i < lines; i++) {
                headers.add(new Field(in.readUTF(), in.readUTF()));
            }
            return new StoredAnswer(status, headers, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("stored answer: cannot be read", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredAnswer that
                && status == that.status
                && headers.equals(that.headers)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(status, headers, Arrays.hashCode(body));
    }

    /** Without headers and body, which may be secret. */
    @Override
    public String toString() {
        return "stored answer " + status + ", " + body.length + " bytes";
    }
}
