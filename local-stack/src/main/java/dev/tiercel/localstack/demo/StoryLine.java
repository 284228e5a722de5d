package dev.tiercel.localstack.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** One line of the story. */
record StoryLine(Instant at, String ticket, Tone tone, String text) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    /** The wall clock of the reader, the ticket's short name, what happened. */
    String render(ZoneId zone, boolean colours) {
        String plain = String.format("%-3s %s", ticket, text);
        return TIME.withZone(zone).format(at) + "  " + (colours ? tone.colour(plain) : plain);
    }
}
