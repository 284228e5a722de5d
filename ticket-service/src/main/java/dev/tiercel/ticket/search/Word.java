package dev.tiercel.ticket.search;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A word to be found.
 *
 * @param text without white space and without what separates words
 * @param beginning whether words that begin with it count too
 */
public record Word(String text, boolean beginning) {

    private static final String SEPARATORS = "[\\s\\p{Punct}]+";
    private static final String BEGINNING = "*";

    /**
     * The words of what somebody typed: what stands between white space and punctuation; a star behind one stands for any
     * ending.
     */
    public static List<Word> of(String typed) {
        return Arrays.stream(typed.split("\\s+"))
                .flatMap(Word::parts)
                .distinct()
                .toList();
    }

    private static Stream<Word> parts(String typed) {
        List<String> parts = Arrays.stream(typed.split(SEPARATORS))
                .filter(part -> !part.isEmpty())
                .toList();
        int last = parts.size() - 1;
        return IntStream.rangeClosed(0, last)
                .mapToObj(i -> new Word(parts.get(i), i == last && typed.endsWith(BEGINNING)));
    }
}
