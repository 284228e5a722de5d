package dev.tiercel.ticket.lifecycle;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words of the contract, made of the names in this package; tests hold both to the schemas. */
public final class Words {
    private Words() {}

    /** {@code CustomerReplied} is {@code customer-replied}. */
    public static String of(Class<?> named) {
        return named.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException naming the words there are
     */
    static <E> E find(E[] values, Function<E, String> wordOf, String word, String what) {
        return Arrays.stream(values)
                .filter(value -> wordOf.apply(value).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(what + ": " + word + " (expected: "
                        + Arrays.stream(values).map(wordOf).collect(Collectors.joining(", ")) + ")"));
    }
}
