package dev.tiercel.localstack.commands;

import dev.tiercel.localstack.Port;
import dev.tiercel.localstack.StackFailure;
import dev.tiercel.localstack.mail.MailCatcher;
import java.io.IOException;

/** The mail catcher alone, in the foreground, as a container runs it. */
final class Mail {

    private Mail() {}

    static int run(Options options) {
        options.allow(false, "--bind", Options.PORTS);
        int smtp = options.ports().of(Port.SMTP);
        int page = options.ports().of(Port.MAIL);
        String address = options.value("--bind").orElse("127.0.0.1");
        try (MailCatcher catcher = MailCatcher.start(address, smtp, page)) {
            System.out.println("Catches mails on port " + catcher.smtpPort() + ", shows them on http://" + address + ":"
                    + catcher.httpPort());
            Thread.currentThread().join(); // until SIGTERM
            return 0;
        } catch (IOException e) {
            throw new StackFailure("the mail catcher cannot listen: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
