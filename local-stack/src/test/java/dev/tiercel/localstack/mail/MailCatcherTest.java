package dev.tiercel.localstack.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailCatcherTest {

    private MailCatcher catcher;
    private URI base;

    @BeforeEach
    void start() throws IOException {
        catcher = MailCatcher.start(0, 0);
        base = URI.create("http://localhost:" + catcher.httpPort());
    }

    @AfterEach
    void stop() {
        catcher.close();
    }

    @Test
    void keepsAMailForEachRecipientInTheOrderOfArrival() throws MessagingException {
        // when
        send("First", "Hello", "ana@example.com", "ben@example.com");
        send("Second", "Hello again", "carla@example.com");

        // then
        List<CaughtMail> mails = new MailClient(base).all();
        assertThat(mails)
                .extracting(CaughtMail::number, CaughtMail::subject, CaughtMail::recipients)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1L, "First", List.of("ana@example.com")),
                        org.assertj.core.groups.Tuple.tuple(2L, "First", List.of("ben@example.com")),
                        org.assertj.core.groups.Tuple.tuple(3L, "Second", List.of("carla@example.com")));
        assertThat(mails.get(0).text().strip()).isEqualTo("Hello");
        assertThat(mails.get(0).from()).isEqualTo("tiercel@localhost");
        assertThat(mails.get(0).messageId()).startsWith("<").endsWith(">");
    }

    @Test
    void whatStrangersWroteIsTextAndNotMarkup() throws MessagingException, IOException, InterruptedException {
        // when
        send("<script>alert(1)</script>", "</pre><img src=x onerror=alert(2)>", "a@example.com");

        // then
        assertThat(get("/").body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script");
        assertThat(get("/mails/1").body())
                .contains("&lt;/pre&gt;&lt;img src=x onerror=alert(2)&gt;")
                .doesNotContain("<img");
    }

    @Test
    void forbidsTheBrowserToLoadAnything() throws IOException, InterruptedException {
        assertThat(get("/").headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
    }

    @Test
    void anUnknownMailIsNotFound() throws IOException, InterruptedException {
        assertThat(get("/mails/1").statusCode()).isEqualTo(404);
        assertThat(get("/mails/x").statusCode()).isEqualTo(404);
        assertThat(get("/mails/999999999999999999999").statusCode()).isEqualTo(404);
    }

    @Test
    void keepsTheNewestThousand() throws MessagingException, IOException {
        // given
        MailBox box = new MailBox();
        MimeMessage message = message("Again", "x");

        // when
        for (int i = 0; i < MailBox.KEPT + 1; i++) {
            box.add(message, "a@example.com", java.time.Instant.EPOCH);
        }

        // then
        assertThat(box.all()).hasSize(MailBox.KEPT);
        assertThat(box.all().get(0).number()).isEqualTo(2);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(base.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void send(String subject, String text, String... recipients) throws MessagingException {
        MimeMessage message = message(subject, text);
        for (String recipient : recipients) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        }
        Transport.send(message);
    }

    private MimeMessage message(String subject, String text) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "localhost");
        properties.put("mail.smtp.port", Integer.toString(catcher.smtpPort()));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("tiercel@localhost"));
        message.setSubject(subject);
        message.setText(text);
        return message;
    }
}
