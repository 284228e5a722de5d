package dev.tiercel.ticket.search.store;

import dev.tiercel.ticket.search.Sought;
import dev.tiercel.ticket.search.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The part of a statement that says what is looked for; only conditions somebody asked for, so that indexes are of use. */
final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    static Conditions of(String tenant, Sought sought) {
        Conditions all = new Conditions();
        all.add("t.tenant = :tenant").with("tenant", tenant);
        all.oneOf("status", sought.status());
        all.oneOf("priority", sought.priority());
        all.equal("s.tier", "tier", sought.tier());
        all.equal("t.assignee", "assignee", sought.assignee());
        all.equal("t.plan", "plan", sought.plan());
        all.equal("t.category", "category", sought.category());
        all.equal("t.source", "source", sought.source());
        all.equal("t.reference", "reference", sought.reference());
        String email = sought.customerEmail();
        all.equal("t.customer_email", "customerEmail", email == null ? null : email.toLowerCase(Locale.ROOT));
        all.compare("t.opened_at >= :openedFrom", "openedFrom", sought.openedFrom());
        all.compare("t.opened_at < :openedTo", "openedTo", sought.openedTo());
        all.compare("(t.team = :team OR s.team = :team)", "team", sought.team());
        all.compare("s.responders @> ARRAY[CAST(:responder AS text)]", "responder", sought.responder());
        for (int i = 0; i < sought.words().size(); i++) {
            all.word("word" + i, sought.words().get(i));
        }
        return all;
    }

    Conditions add(String condition) {
        conditions.add(condition);
        return this;
    }

    Conditions with(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    String where() {
        return "WHERE " + String.join(" AND ", conditions);
    }

    <T> Mutiny.SelectionQuery<T> apply(Mutiny.SelectionQuery<T> query) {
        parameters.forEach(query::setParameter);
        return query;
    }

    private void oneOf(String column, Set<String> values) {
        if (!values.isEmpty()) {
            add("t." + column + " IN (:" + column + ")").with(column, List.copyOf(values));
        }
    }

    private void equal(String column, String name, @Nullable Object value) {
        compare(column + " = :" + name, name, value);
    }

    private void compare(String condition, String name, @Nullable Object value) {
        if (value != null) {
            add(condition).with(name, value);
        }
    }

    /** In the ticket or in what was said about it; the words of one search may be found in different places. */
    private void word(String name, Word word) {
        String query = word.beginning()
                ? "to_tsquery('simple', :" + name + " || ':*')"
                : "plainto_tsquery('simple', :" + name + ")";
        add("(t.words @@ " + query + " OR t.id IN (SELECT e.ticket_id FROM ticket_event e WHERE e.words @@ " + query
                        + "))")
                .with(name, word.text());
    }
}
