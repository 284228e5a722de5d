package dev.tiercel.escalation.rulebook.documents;

import dev.tiercel.escalation.rulebook.Calendar;
import dev.tiercel.escalation.rulebook.EntryKey;
import dev.tiercel.escalation.rulebook.EscalationPolicy;
import dev.tiercel.escalation.rulebook.Person;
import dev.tiercel.escalation.rulebook.PolicyRules;
import dev.tiercel.escalation.rulebook.RuleBookEntry;
import dev.tiercel.escalation.rulebook.SlaPolicy;
import dev.tiercel.escalation.rulebook.Team;
import java.util.Optional;

/** Makes an entry of one document; the document's {@code kind} says which. */
final class EntryReader {

    private static final String KINDS = String.join(
            ", ", SlaPolicy.KIND, EscalationPolicy.KIND, PolicyRules.KIND, Calendar.KIND, Team.KIND, Person.KIND);
    private static final int MOST_MEMBERS = 500;

    private EntryReader() {}

    /** Empty if the kind is unknown. */
    static Optional<RuleBookEntry> read(DocumentObject document) {
        String kind = document.scalar("kind", true, KINDS);
        return kind == null ? Optional.empty() : read(document, kind, Values.name(document, "id"));
    }

    /** For a place that says which entry it is; the document may say so too. */
    static Optional<RuleBookEntry> read(DocumentObject document, EntryKey key) {
        same(document, "kind", key.kind());
        same(document, "id", key.id());
        return read(document, key.kind(), key.id());
    }

    private static Optional<RuleBookEntry> read(DocumentObject document, String kind, String id) {
        RuleBookEntry entry = switch (kind) {
            case SlaPolicy.KIND -> SlaPolicyReader.read(document, id);
            case EscalationPolicy.KIND -> EscalationPolicyReader.read(document, id);
            case PolicyRules.KIND -> PolicyRulesReader.read(document, id);
            case Calendar.KIND -> CalendarReader.read(document, id);
            case Team.KIND -> team(document, id);
            case Person.KIND -> person(document, id);
            default -> null;
        };
        if (entry == null) {
            document.report("kind", Values.quoted(kind), KINDS);
            return Optional.empty();
        }
        document.ignore("tenant", "version", "publishedAt", "publishedBy");
        document.refuseUnknownFields();
        return Optional.of(entry);
    }

    private static void same(DocumentObject document, String field, String expected) {
        String value = document.scalar(field, false, expected);
        if (value != null && !value.equals(expected)) {
            document.report(field, Values.quoted(value), expected + ", as the address says");
        }
    }

    private static Team team(DocumentObject document, String id) {
        return new Team(id, Values.text(document, "name"), Values.names(document, "members", "people", MOST_MEMBERS));
    }

    private static Person person(DocumentObject document, String id) {
        return new Person(
                id,
                Values.text(document, "name"),
                Texts.email(document, "email"),
                Texts.phone(document, "phone"),
                Texts.language(document, "language"));
    }
}
