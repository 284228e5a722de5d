package dev.tiercel.ticket.lifecycle.store;

import dev.tiercel.ticket.assessment.Attributes;
import dev.tiercel.ticket.assessment.PolicyRules;
import dev.tiercel.ticket.lifecycle.Classification;
import dev.tiercel.ticket.lifecycle.Issue;
import dev.tiercel.ticket.lifecycle.Level;
import dev.tiercel.ticket.lifecycle.Priority;
import dev.tiercel.ticket.lifecycle.PriorityRule;
import org.jspecify.annotations.Nullable;

/** Puts a ticket in the words its policies are chosen by. */
final class Classifying {
    static final PriorityRule NOT_ASKED = (impact, urgency) -> {
        throw new IllegalStateException("priority rules: not read (expected: read before a reassessment)");
    };

    private Classifying() {}

    static PriorityRule by(PolicyRules rules) {
        return (impact, urgency) -> Priority.valueOf(rules.priority(impact.word(), urgency.word()));
    }

    static Classification of(OpeningRequest request, PriorityRule rule) {
        Level impact = request.impact();
        Level urgency = request.urgency();
        Priority priority = impact != null && urgency != null ? rule.priority(impact, urgency) : request.priority();
        if (priority == null) {
            throw new IllegalArgumentException("priority: none (expected: one, or impact and urgency)");
        }
        return new Classification(priority, impact, urgency, request.category());
    }

    static Attributes attributes(Issue issue, Classification classification) {
        return new Attributes(
                classification.priority().name(),
                issue.customer().plan(),
                classification.category(),
                issue.channel() == null ? null : issue.channel().word(),
                word(classification.impact()),
                word(classification.urgency()),
                issue.customer().language(),
                issue.source() == null ? null : issue.source().system(),
                issue.attributes());
    }

    private static @Nullable String word(@Nullable Level level) {
        return level == null ? null : level.word();
    }
}
