package dev.tiercel.escalation.rulebook.documents;

import java.util.List;
import java.util.stream.Collectors;

/** The rule book cannot be used; the message has one line per mistake. */
public final class RuleBookRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    public RuleBookRefusedException(String source, List<Mistake> mistakes) {
        super("rule book " + source + " refused, nothing was published:"
                + mistakes.stream().map(mistake -> "\n  " + mistake).collect(Collectors.joining()));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }
}
