package dev.tiercel.ticket.assessment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a condition may be about, beside the attributes callers name themselves. */
public enum Subject {
    PRIORITY(Attributes::priority),
    PLAN(Attributes::plan),
    CATEGORY(Attributes::category),
    CHANNEL(Attributes::channel),
    IMPACT(Attributes::impact),
    URGENCY(Attributes::urgency),
    LANGUAGE(Attributes::language),
    SOURCE(Attributes::source);

    private final Function<Attributes, @Nullable String> read;

    Subject(Function<Attributes, @Nullable String> read) {
        this.read = read;
    }

    /** The word of the contract. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Subject> of(String word) {
        return Arrays.stream(values())
                .filter(subject -> subject.word().equals(word))
                .findFirst();
    }

    @Nullable
    String of(Attributes attributes) {
        return read.apply(attributes);
    }
}
