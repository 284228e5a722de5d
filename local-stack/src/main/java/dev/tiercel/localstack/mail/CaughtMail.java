package dev.tiercel.localstack.mail;

import java.time.Instant;
import java.util.List;

/**
 * One mail as it was accepted.
 *
 * @param number 1, 2, 3 ... in the order of arrival
 * @param recipients those of the envelope
 * @param messageId with its angle brackets; empty if the mail has none
 * @param text the plain text; of a mail without one, its markup as text
 */
public record CaughtMail(
        long number,
        Instant receivedAt,
        String from,
        List<String> recipients,
        String messageId,
        String subject,
        String text) {

    public CaughtMail {
        recipients = List.copyOf(recipients);
    }
}
