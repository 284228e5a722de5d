package dev.tiercel.localstack.deadletters;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a letter lies: {@code <service>/<partition>-<offset>}. */
public record LetterId(String service, int partition, long offset) implements Comparable<LetterId> {

    private static final Pattern TEXT = Pattern.compile("([a-z-]+)/(\\d{1,9})-(\\d{1,18})");

    /**
     * @throws IllegalArgumentException if the text is none
     */
    public static LetterId parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "dead letter: " + text + " (expected: SERVICE/PARTITION-OFFSET, for example ticket-service/0-17)");
        }
        return new LetterId(matcher.group(1), Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3)));
    }

    @Override
    public int compareTo(LetterId other) {
        int byService = service.compareTo(other.service);
        int byPartition = byService == 0 ? Integer.compare(partition, other.partition) : byService;
        return byPartition == 0 ? Long.compare(offset, other.offset) : byPartition;
    }

    @Override
    public String toString() {
        return service + "/" + partition + "-" + offset;
    }
}
