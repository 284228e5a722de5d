package dev.tiercel.escalation.rulebook.files;

import java.util.List;
import java.util.stream.Collectors;

/** The rule book cannot be used; the message has one line per mistake. */
public final class RuleBookRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<RuleBookProblem> problems;

    public RuleBookRefusedException(String source, List<RuleBookProblem> problems) {
        super("rule book " + source + " refused, nothing was published:"
                + problems.stream().map(problem -> "\n  " + problem).collect(Collectors.joining()));
        this.problems = List.copyOf(problems);
    }

    public List<RuleBookProblem> problems() {
        return problems;
    }
}
