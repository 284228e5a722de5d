package dev.tiercel.ticket.lifecycle.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tiercel.ticket.assessment.PolicyRef;
import dev.tiercel.ticket.lifecycle.AtOpening;
import dev.tiercel.ticket.lifecycle.Classification;
import dev.tiercel.ticket.lifecycle.Issue;
import dev.tiercel.ticket.lifecycle.Level;
import dev.tiercel.ticket.lifecycle.Policies;
import dev.tiercel.ticket.lifecycle.Priority;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the policies were chosen by, and the versions stamped then. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AtOpeningDocument(
        Priority priority,
        @Nullable String plan,
        @Nullable String category,
        @Nullable String impact,
        @Nullable String urgency,
        @Nullable String channel,
        @Nullable String language,
        @Nullable String source,
        @Nullable Map<String, String> attributes,
        PolicyRef slaPolicy,
        PolicyRef escalationPolicy,
        @Nullable RulesDocument rules) {

    /**
     * @param rule the rule that matched; absent if none did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RulesDocument(
            String id, int version, @Nullable String rule) {}

    static AtOpeningDocument of(Issue issue, AtOpening atOpening) {
        Classification classification = atOpening.classification();
        AtOpening.RulesRef rules = atOpening.rules();
        return new AtOpeningDocument(
                classification.priority(),
                issue.customer().plan(),
                classification.category(),
                word(classification.impact()),
                word(classification.urgency()),
                issue.channel() == null ? null : issue.channel().word(),
                issue.customer().language(),
                issue.source() == null ? null : issue.source().system(),
                issue.attributes().isEmpty() ? null : issue.attributes(),
                atOpening.policies().slaPolicy(),
                atOpening.policies().escalationPolicy(),
                rules == null ? null : new RulesDocument(rules.id(), rules.version(), rules.rule()));
    }

    AtOpening toAtOpening() {
        return new AtOpening(
                new Classification(priority, level(impact), level(urgency), category),
                new Policies(slaPolicy, escalationPolicy),
                rules == null ? null : new AtOpening.RulesRef(rules.id(), rules.version(), rules.rule()));
    }

    static @Nullable String word(@Nullable Level level) {
        return level == null ? null : level.word();
    }

    static @Nullable Level level(@Nullable String word) {
        return word == null ? null : Level.of(word);
    }
}
