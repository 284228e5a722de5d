package dev.tiercel.notification.deliveries.mail;

import dev.tiercel.notification.config.NotificationConfig;
import dev.tiercel.notification.deliveries.AttemptOutcome;
import dev.tiercel.notification.deliveries.Channel;
import dev.tiercel.notification.deliveries.CustomerLetter;
import dev.tiercel.notification.deliveries.Happening;
import dev.tiercel.notification.deliveries.Happening.Moved;
import dev.tiercel.notification.deliveries.Happening.Reopened;
import dev.tiercel.notification.deliveries.Letter;
import dev.tiercel.notification.deliveries.Outgoing;
import dev.tiercel.notification.deliveries.Recipient;
import dev.tiercel.notification.deliveries.ResponderLetter;
import dev.tiercel.notification.deliveries.Sender;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.ext.mail.mailencoder.EmailAddress;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Sends a delivery as a mail with a Message-ID of its own, the same at every attempt. */
@Singleton
public class SmtpSender implements Sender {

    /** Attempts after which a responder is told without the ticket's background. */
    static final int ATTEMPTS_THAT_WAIT_FOR_THE_TICKET = 2;

    private final ReactiveMailer mailer;
    private final Duration timeout;

    public SmtpSender(ReactiveMailer mailer, NotificationConfig config) {
        this.mailer = mailer;
        this.timeout = config.mail().timeout();
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public AttemptOutcome attempt(Outgoing outgoing) {
        return outgoing.delivery().recipient().kind() == Recipient.Kind.CUSTOMER
                ? toCustomer(outgoing)
                : toResponder(outgoing);
    }

    private AttemptOutcome toCustomer(Outgoing outgoing) {
        if (outgoing.ticket() == null) {
            return AttemptOutcome.deferred("the ticket is not known yet");
        }
        if (outgoing.ticket().customerEmail() == null) {
            return AttemptOutcome.refused("the customer has no mail address any more");
        }
        Optional<Letter> letter = CustomerLetter.of(outgoing.happening(), outgoing.ticket());
        return letter.isPresent()
                ? send(outgoing, outgoing.ticket().customerEmail(), letter.get())
                : AttemptOutcome.refused(
                        "customers are not told of " + outgoing.happening().eventType());
    }

    private AttemptOutcome toResponder(Outgoing outgoing) {
        Happening.What what = outgoing.happening().what();
        if (!(what instanceof Moved) && !(what instanceof Reopened)) {
            return AttemptOutcome.refused(
                    "responders are not told of " + outgoing.happening().eventType());
        }
        if (outgoing.personLeft()) {
            return AttemptOutcome.refused("the person has left the directory");
        }
        if (outgoing.person() == null) {
            return AttemptOutcome.deferred("the person is not in the directory");
        }
        String address = outgoing.person().email();
        if (what instanceof Reopened reopened) {
            // Both are known: the delivery was planned from the newest move, in the event of a ticket.
            return send(
                    outgoing,
                    address,
                    ResponderLetter.of(
                            outgoing.happening(),
                            reopened,
                            Objects.requireNonNull(outgoing.newest()),
                            Objects.requireNonNullElse(outgoing.ticket(), reopened.ticket())));
        }
        if (outgoing.ticket() == null && outgoing.delivery().state().attempts() < ATTEMPTS_THAT_WAIT_FOR_THE_TICKET) {
            return AttemptOutcome.deferred("the ticket is not known yet");
        }
        return send(outgoing, address, ResponderLetter.of(outgoing.happening(), (Moved) what, outgoing.ticket()));
    }

    private AttemptOutcome send(Outgoing outgoing, String address, Letter letter) {
        try {
            new EmailAddress(address);
        } catch (IllegalArgumentException e) {
            return AttemptOutcome.refused("the mail address is not one");
        }
        Mail mail = new Mail()
                .addTo(address)
                .setSubject(letter.subject())
                .setText(letter.text())
                .setHtml(letter.html())
                .addHeader("Message-ID", "<" + outgoing.delivery().id() + "@tiercel>")
                // Keeps a client from answering by itself, for example with an out-of-office note.
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader("X-Tiercel-Ticket", outgoing.delivery().ticketId());
        try {
            mailer.send(mail).await().atMost(timeout);
            return AttemptOutcome.accepted();
        } catch (RuntimeException e) {
            return SmtpAnswer.of(e);
        }
    }
}
