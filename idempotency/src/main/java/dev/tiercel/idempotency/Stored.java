package dev.tiercel.idempotency;

import java.util.Optional;

/**
 * An answer as it lies in the database.
 *
 * @param fingerprint of the request it answers
 * @param sealed can be opened with the key of that request alone
 */
public record Stored(byte[] fingerprint, byte[] sealed) {

    public static Stored of(IdempotencyKey key, Fingerprint request, Answer answer) {
        return new Stored(request.bytes(), Seal.close(key.secret(), request.bytes(), answer.written()));
    }

    /** The answer; empty if it answers another request. */
    public Optional<Answer> answerTo(IdempotencyKey key, Fingerprint request) {
        return request.is(fingerprint)
                ? Optional.of(Answer.read(Seal.open(key.secret(), fingerprint, sealed)))
                : Optional.empty();
    }
}
