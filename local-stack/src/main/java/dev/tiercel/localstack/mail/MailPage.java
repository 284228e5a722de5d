package dev.tiercel.localstack.mail;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Mails as HTML, without a script. */
final class MailPage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Caught mails</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">%s
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem }
            table { border-collapse: collapse; width: 100%% }
            td, th { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #ccc; vertical-align: top }
            td.time { white-space: nowrap; font-variant-numeric: tabular-nums }
            pre { white-space: pre-wrap; overflow-wrap: anywhere }
            </style></head><body>
            """;

    private MailPage() {}

    /** Newest first; reloads itself. */
    static String list(List<CaughtMail> mails) {
        StringBuilder page = new StringBuilder(HEAD.formatted("<meta http-equiv=\"refresh\" content=\"3\">"))
                .append("<h1>Caught mails</h1>\n<p>Nothing leaves this machine. ")
                .append(mails.size() < MailBox.KEPT ? mails.size() + " so far" : "The newest " + MailBox.KEPT)
                .append("; <a href=\"/mails\">as JSON</a>.</p>\n")
                .append("<table><tr><th>Received</th><th>To</th><th>Subject</th></tr>\n");
        for (int i = mails.size() - 1; i >= 0; i--) {
            CaughtMail mail = mails.get(i);
            page.append("<tr><td class=\"time\">")
                    .append(TIME.format(mail.receivedAt()))
                    .append("</td><td>")
                    .append(escape(String.join(", ", mail.recipients())))
                    .append("</td><td><a href=\"/mails/")
                    .append(mail.number())
                    .append("\">")
                    .append(escape(mail.subject().isBlank() ? "(no subject)" : mail.subject()))
                    .append("</a></td></tr>\n");
        }
        return page.append("</table></body></html>\n").toString();
    }

    static String one(CaughtMail mail) {
        return HEAD.formatted("") + "<p><a href=\"/\">All mails</a></p>\n<h1>" + escape(mail.subject())
                + "</h1>\n<p>From "
                + escape(mail.from()) + " to " + escape(String.join(", ", mail.recipients())) + ", received "
                + TIME.format(mail.receivedAt()) + "<br>" + escape(mail.messageId()) + "</p>\n<pre>"
                + escape(mail.text()) + "</pre></body></html>\n";
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
