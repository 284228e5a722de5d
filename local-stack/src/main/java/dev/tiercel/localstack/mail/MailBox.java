package dev.tiercel.localstack.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The newest mails. Thread-safe. */
final class MailBox {

    static final int KEPT = 1_000;

    private final Deque<CaughtMail> mails = new ArrayDeque<>();
    private long count;

    /** Called once per recipient, as SMTP delivers. */
    synchronized void add(MimeMessage message, String recipient, Instant receivedAt)
            throws MessagingException, IOException {
        Address[] from = message.getFrom();
        mails.addLast(new CaughtMail(
                ++count,
                receivedAt.truncatedTo(ChronoUnit.MILLIS),
                from == null || from.length == 0 ? "" : from[0].toString(),
                List.of(recipient),
                Optional.ofNullable(message.getMessageID()).orElse(""),
                Optional.ofNullable(message.getSubject()).orElse(""),
                text(message, "text/plain").or(() -> uncheckedText(message)).orElse("")));
        if (mails.size() > KEPT) {
            mails.removeFirst();
        }
    }

    /** Oldest first. */
    synchronized List<CaughtMail> all() {
        return List.copyOf(mails);
    }

    synchronized Optional<CaughtMail> find(long number) {
        return mails.stream().filter(mail -> mail.number() == number).findFirst();
    }

    private static Optional<String> uncheckedText(Part part) {
        try {
            return text(part, "text/*");
        } catch (MessagingException | IOException e) {
            return Optional.of("(unreadable: " + e.getMessage() + ")");
        }
    }

    private static Optional<String> text(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return Optional.of(String.valueOf(part.getContent()));
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                Optional<String> found = text(parts.getBodyPart(i), type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
