package dev.tiercel.notification.deliveries.mail;

import dev.tiercel.notification.deliveries.AttemptOutcome;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a failed attempt means. Server replies are never quoted: they like to repeat the address. */
final class SmtpAnswer {

    /**
     * How the client names the steps that concern this very message. A permanent refusal of one is for good; one at an
     * earlier step (greeting, login, sender) is the set-up's fault, which somebody may mend.
     */
    private static final List<String> ABOUT_THE_MESSAGE = List.of(
            "recipient address not accepted",
            "no recipient addresses were accepted",
            "sending data failed",
            "message exceeds allowed size limit");

    private SmtpAnswer() {}

    static AttemptOutcome of(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException smtp) {
                return of(smtp);
            }
            if (cause instanceof TimeoutException) {
                return AttemptOutcome.deferred("the mail server did not answer in time");
            }
        }
        return AttemptOutcome.deferred("the mail server could not be reached");
    }

    private static AttemptOutcome of(SMTPException smtp) {
        String step = smtp.getMessage() == null ? "" : smtp.getMessage();
        if (smtp.isPermanent() && ABOUT_THE_MESSAGE.stream().anyMatch(step::startsWith)) {
            return AttemptOutcome.refused("the mail server refused it for good, SMTP " + smtp.getReplyCode());
        }
        return AttemptOutcome.deferred("the mail server did not take it, SMTP " + smtp.getReplyCode());
    }
}
