package dev.tiercel.escalation.rulebook.documents;

import dev.tiercel.escalation.rulebook.Target;
import dev.tiercel.escalation.rulebook.Targets;
import dev.tiercel.escalation.rulebook.Warning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads when to warn. */
final class WarningReader {

    private static final int MOST = 10;
    private static final String ALLOWED =
            "1% to 99% of the target gone, for example 80%, or time left, for example PT30M";
    private static final String LIST = "a list of at most " + MOST + ", each once: " + ALLOWED;

    private WarningReader() {}

    /** @param targets what is warned of */
    static List<Warning> read(DocumentObject object, Collection<Targets> targets) {
        List<Warning> warnings = new ArrayList<>();
        List<String> texts = object.scalars("warnAt", LIST);
        for (int i = 0; i < texts.size(); i++) {
            String place = "warnAt[" + i + "]";
            Warning warning = parsed(texts.get(i));
            if (warning == null) {
                object.report(place, Values.quoted(texts.get(i)), ALLOWED);
            } else if (warnings.contains(warning)) {
                object.report(place, Values.quoted(texts.get(i)) + ", again", "each once");
            } else {
                warnings.add(warning);
                if (warning instanceof Warning.Before before && neverComes(before.lead(), targets)) {
                    object.report(place, Values.quoted(texts.get(i)), "less than the longest target");
                }
            }
        }
        if (warnings.size() > MOST) {
            object.report("warnAt", warnings.size() + " items", LIST);
        }
        return warnings;
    }

    private static @Nullable Warning parsed(String text) {
        try {
            return Warning.parse(text);
        } catch (RuntimeException e) {
            return null; // reported by the caller, with what is allowed
        }
    }

    /** Of working days the length depends on when they begin. */
    private static boolean neverComes(Duration lead, Collection<Targets> targets) {
        return targets.stream()
                .flatMap(each -> each.byPriority().values().stream())
                .allMatch(target -> target instanceof Target.Counted counted
                        && counted.time().compareTo(lead) <= 0);
    }
}
