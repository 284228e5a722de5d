package dev.tiercel.localstack.mail;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.InstantSource;

/** Anybody a mail is addressed to: all of them share one bounded box, where GreenMail would grow one for each. */
record Recipient(String address, MailBox box) implements GreenMailUser {

    @Override
    public void deliver(MovingMessage message) {
        deliver(message.getMessage());
    }

    @Override
    public void deliver(MimeMessage message) {
        try {
            box.add(message, address, InstantSource.system().instant());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("unreadable mail to a caught recipient", e);
        }
    }

    @Override
    public String getEmail() {
        return address;
    }

    @Override
    public String getLogin() {
        return address;
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public String getQualifiedMailboxName() {
        return address;
    }

    @Override
    public void create() {
        throw new UnsupportedOperationException("a caught recipient has no mailbox");
    }

    @Override
    public void delete() {
        throw new UnsupportedOperationException("a caught recipient has no mailbox");
    }

    @Override
    public void setPassword(String password) {
        throw new UnsupportedOperationException("a caught recipient has no password");
    }

    @Override
    public void authenticate(String password) {
        throw new UnsupportedOperationException("a caught recipient has no password");
    }
}
