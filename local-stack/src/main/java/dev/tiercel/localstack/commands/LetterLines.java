package dev.tiercel.localstack.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tiercel.localstack.deadletters.DeadLetter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** For people: three lines a letter. What came from outside loses the control characters a terminal would obey. */
final class LetterLines implements LetterText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_REASON = 300;

    @Override
    public String list(List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return "No dead letters.\n";
        }
        StringBuilder text = new StringBuilder();
        letters.forEach(letter -> text.append(summary(letter)));
        long open =
                letters.stream().filter(letter -> letter.replayedAt() == null).count();
        return text.append(letters.size() + (letters.size() == 1 ? " dead letter, " : " dead letters, ") + open
                        + " not replayed\n")
                .toString();
    }

    @Override
    public String whole(DeadLetter letter) {
        StringBuilder text = new StringBuilder(summary(letter)).append("  headers\n");
        for (Header header : letter.headers()) {
            text.append("    ")
                    .append(plain(header.key()))
                    .append(": ")
                    .append(plain(header.value() == null ? "(none)" : new String(header.value(), UTF_8)))
                    .append('\n');
        }
        return text.append("  value\n").append(value(letter.value()).indent(4)).toString();
    }

    @Override
    public String replayed(List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return "Nothing to replay.\n";
        }
        StringBuilder text = new StringBuilder();
        letters.forEach(letter -> text.append("replayed ")
                .append(letter.id())
                .append(" to ")
                .append(letter.id().service())
                .append("-replays\n"));
        return text.toString();
    }

    private static String summary(DeadLetter letter) {
        String reason = plain(letter.reason());
        return letter.id() + "  " + TIME.format(letter.at()) + "  " + orNone(letter.header("ce_type")) + "  from "
                + plain(letter.from().toString()) + "\n  key "
                + (letter.key() == null ? "(none)" : plain(new String(letter.key(), UTF_8))) + ", event "
                + orNone(letter.header("ce_id")) + "\n  "
                + (reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON - 1) + "…" : reason) + "\n"
                + (letter.replayOf() == null ? "" : "  failed again: it was " + plain(letter.replayOf()) + "\n")
                + (letter.replayedAt() == null ? "" : "  replayed at " + TIME.format(letter.replayedAt()) + "\n");
    }

    private static String value(byte @Nullable [] value) {
        if (value == null) {
            return "(none)";
        }
        String text = new String(value, UTF_8);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(text));
        } catch (JsonProcessingException noJson) {
            return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", " ");
        }
    }

    private static String orNone(String text) {
        return text.isBlank() ? "(none)" : plain(text);
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
