package dev.tiercel.notification.deliveries.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.notification.deliveries.AttemptOutcome;
import dev.tiercel.notification.deliveries.AttemptOutcome.Deferred;
import dev.tiercel.notification.deliveries.AttemptOutcome.Refused;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a server that plays one reply, because what a failure means hangs on how the mail client words it. */
class SmtpAnswerTest {

    private static Vertx vertx;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @CsvSource({"RCPT, 550", "RCPT, 553", "data-end, 554", "data-end, 552"})
    void givesUpWhereTheServerRefusesTheMessageForGood(String step, int code) throws Exception {
        assertThat(outcome(step, code)).isEqualTo(new Refused("the mail server refused it for good, SMTP " + code));
    }

    @ParameterizedTest
    @CsvSource({"greeting, 554", "greeting, 421", "MAIL, 550", "RCPT, 450", "RCPT, 451", "data-end, 452"})
    void triesAgainWhereTheServerMayThinkBetterOfIt(String step, int code) throws Exception {
        assertThat(outcome(step, code))
                .isEqualTo(AttemptOutcome.deferred("the mail server did not take it, SMTP " + code));
    }

    @Test
    void triesAgainWhereThereIsNoServer() throws Exception {
        // given
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        // when
        AttemptOutcome outcome = SmtpAnswer.of(send(port));

        // then
        assertThat(outcome)
                .isEqualTo(AttemptOutcome.deferred("the mail server could not be reached"))
                .isInstanceOf(Deferred.class);
    }

    private static AttemptOutcome outcome(String step, int code) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread conversation = new Thread(() -> converse(server, step, code));
            conversation.setDaemon(true);
            conversation.start();
            return SmtpAnswer.of(send(server.getLocalPort()));
        }
    }

    private static Throwable send(int port) throws InterruptedException {
        MailClient client = MailClient.create(
                vertx, new MailConfig().setHostname("127.0.0.1").setPort(port).setKeepAlive(false));
        MailMessage message = new MailMessage("a@example.org", "bob@example.org", "subject", "text");
        try {
            client.sendMail(message).toCompletionStage().toCompletableFuture().get();
            throw new AssertionError("the server took it");
        } catch (ExecutionException e) {
            return e.getCause();
        } finally {
            client.close();
        }
    }

    private static void converse(ServerSocket server, String refusedStep, int code) {
        Map<String, String> replies = Map.of("EHLO", "250 test", "MAIL", "250 ok", "RCPT", "250 ok", "DATA", "354 go");
        try (Socket socket = server.accept();
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
                OutputStream out = socket.getOutputStream()) {
            reply(out, "greeting".equals(refusedStep) ? code + " no" : "220 test");
            boolean inData = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String step = line.split(" ", 2)[0];
                if (inData && !line.equals(".")) {
                    continue;
                }
                if (inData) {
                    inData = false;
                    reply(out, "data-end".equals(refusedStep) ? code + " no <bob@example.org>" : "250 ok");
                } else if (step.equals("QUIT")) {
                    reply(out, "221 bye");
                    return;
                } else {
                    reply(
                            out,
                            step.equals(refusedStep)
                                    ? code + " no <bob@example.org>"
                                    : replies.getOrDefault(step, "250 ok"));
                    inData = step.equals("DATA");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void reply(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(US_ASCII));
        out.flush();
    }
}
