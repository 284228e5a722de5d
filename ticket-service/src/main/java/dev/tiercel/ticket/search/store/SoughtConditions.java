package dev.tiercel.ticket.search.store;

import dev.tiercel.ticket.search.Sought;
import dev.tiercel.ticket.search.Word;
import java.util.Locale;

/** What is looked for, about tickets {@code t} and their stays {@code s}. */
final class SoughtConditions {
    private SoughtConditions() {}

    static Conditions of(String tenant, Sought sought) {
        String email = sought.customerEmail();
        Conditions all = new Conditions()
                .add("t.tenant = :tenant")
                .with("tenant", tenant)
                .oneOf("t.status", "status", sought.status())
                .oneOf("t.priority", "priority", sought.priority())
                .addIfAsked("s.tier = :tier", "tier", sought.tier())
                .addIfAsked("(t.team = :team OR s.team = :team)", "team", sought.team())
                .addIfAsked("s.responders @> ARRAY[CAST(:responder AS text)]", "responder", sought.responder())
                .addIfAsked("t.assignee = :assignee", "assignee", sought.assignee())
                .addIfAsked("t.plan = :plan", "plan", sought.plan())
                .addIfAsked("t.category = :category", "category", sought.category())
                .addIfAsked(
                        "t.customer_email = :customerEmail",
                        "customerEmail",
                        email == null ? null : email.toLowerCase(Locale.ROOT))
                .addIfAsked("t.source = :source", "source", sought.source())
                .addIfAsked("t.reference = :reference", "reference", sought.reference())
                .addIfAsked("t.opened_at >= :openedFrom", "openedFrom", sought.openedFrom())
                .addIfAsked("t.opened_at < :openedTo", "openedTo", sought.openedTo());
        for (int i = 0; i < sought.words().size(); i++) {
            word(all, "word" + i, sought.words().get(i));
        }
        return all;
    }

    /** In the ticket or in what was said about it; the words of one search may be found in different places. */
    private static void word(Conditions all, String name, Word word) {
        // In quotes, because what is white space or an operator is not for this code to know.
        String query = word.beginning()
                ? "to_tsquery('simple', '''' || :" + name + " || ''':*')"
                : "plainto_tsquery('simple', :" + name + ")";
        all.add("(t.words @@ " + query + " OR t.id IN (SELECT e.ticket_id FROM ticket_event e WHERE e.words @@ " + query
                        + "))")
                .with(name, word.text());
    }
}
