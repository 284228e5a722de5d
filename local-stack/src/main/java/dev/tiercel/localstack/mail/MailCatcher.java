package dev.tiercel.localstack.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * SMTP in, HTTP out: {@code /} and {@code /mails/N} are pages, {@code /mails} is a JSON list of {@link CaughtMail}, oldest
 * first. Keeps the newest 1,000 mails until it is stopped.
 */
public final class MailCatcher implements AutoCloseable {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final MailBox box;
    private final GreenMail smtp;
    private final HttpServer http;

    private MailCatcher(MailBox box, GreenMail smtp, HttpServer http) {
        this.box = box;
        this.smtp = smtp;
        this.http = http;
    }

    /** Starts on two ports of the loopback interface; 0 takes a free one. */
    public static MailCatcher start(int smtpPort, int httpPort) throws IOException {
        return start("127.0.0.1", smtpPort, httpPort);
    }

    /**
     * @param address whom it listens to; mails can be read there by everybody who can reach it
     */
    public static MailCatcher start(String address, int smtpPort, int httpPort) throws IOException {
        MailBox box = new MailBox();
        GreenMail smtp = new GreenMail(new ServerSetup(smtpPort, address, ServerSetup.PROTOCOL_SMTP));
        HttpServer http = HttpServer.create(new InetSocketAddress(address, httpPort), 0);
        MailCatcher catcher = new MailCatcher(box, smtp, http);
        smtp.getUserManager().setMessageDeliveryHandler((mail, recipient) -> new Recipient(recipient.getEmail(), box));
        http.createContext("/", catcher::answer);
        smtp.start();
        http.start();
        return catcher;
    }

    public int smtpPort() {
        return smtp.getSmtp().getPort();
    }

    public int httpPort() {
        return http.getAddress().getPort();
    }

    @Override
    public void close() {
        http.stop(0);
        smtp.stop();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, 405, "text/plain", "only GET\n");
            } else if (path.equals("/")) {
                send(exchange, 200, "text/html", MailPage.list(box.all()));
            } else if (path.equals("/mails")) {
                send(exchange, 200, "application/json", JSON.writeValueAsString(box.all()));
            } else {
                Optional<CaughtMail> mail = path.matches("/mails/\\d{1,18}")
                        ? box.find(Long.parseLong(path.substring(7)))
                        : Optional.empty();
                if (mail.isPresent()) {
                    send(exchange, 200, "text/html", MailPage.one(mail.get()));
                } else {
                    send(exchange, 404, "text/plain", "no such mail\n");
                }
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
