package dev.tiercel.notification.deliveries;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A message as a person reads it, in plain text or as simple HTML with the same words.
 *
 * @param subject one line; line breaks and other control characters of what it quotes become spaces
 * @param facts label and value, in the order they are shown
 */
public record Letter(String subject, String lead, List<Fact> facts, List<Section> sections, String closing) {

    private static final int LONGEST_SUBJECT = 200;

    public Letter {
        subject = oneLine(subject);
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
    }

    public record Fact(String label, String value) {}

    /** A titled list; numbered if the order is one to follow. */
    public record Section(String title, boolean numbered, List<String> lines) {

        public Section {
            lines = List.copyOf(lines);
        }
    }

    public String text() {
        int width = facts.stream().mapToInt(fact -> fact.label().length()).max().orElse(0);
        StringBuilder text = new StringBuilder(lead).append("\n\n");
        for (Fact fact : facts) {
            String label = fact.label() + ":" + " ".repeat(width - fact.label().length() + 1);
            text.append(label)
                    .append(fact.value().strip().replace("\n", "\n" + " ".repeat(label.length())))
                    .append('\n');
        }
        for (Section section : sections) {
            text.append('\n').append(section.title()).append('\n');
            for (int i = 0; i < section.lines().size(); i++) {
                text.append(section.numbered() ? "  " + (i + 1) + ". " : "  - ")
                        .append(section.lines().get(i).strip().replace("\n", "\n     "))
                        .append('\n');
            }
        }
        return text.append('\n').append(closing).append('\n').toString();
    }

    public String html() {
        String rows = facts.stream()
                .map(fact -> "<tr><th style=\"text-align:left;vertical-align:top;padding:2px 16px 2px 0\">"
                        + escaped(fact.label()) + "</th><td style=\"white-space:pre-wrap\">" + escaped(fact.value())
                        + "</td></tr>")
                .collect(Collectors.joining());
        String lists = sections.stream().map(Letter::html).collect(Collectors.joining());
        return "<!doctype html><html><body style=\"font-family:sans-serif;line-height:1.4\"><p>" + escaped(lead)
                + "</p><table style=\"border-collapse:collapse\">" + rows + "</table>" + lists
                + "<p style=\"color:#555\">" + escaped(closing) + "</p></body></html>";
    }

    private static String html(Section section) {
        String tag = section.numbered() ? "ol" : "ul";
        return IntStream.range(0, section.lines().size())
                .mapToObj(i -> "<li style=\"white-space:pre-wrap\">"
                        + escaped(section.lines().get(i)) + "</li>")
                .collect(Collectors.joining(
                        "", "<h3>" + escaped(section.title()) + "</h3><" + tag + ">", "</" + tag + ">"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    // A subject is a mail header: a line break in it would begin another header.
    private static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST_SUBJECT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…";
    }
}
