package dev.tiercel.escalation.rulebook.documents;

import dev.tiercel.escalation.rulebook.RuleBookEntry;
import dev.tiercel.escalation.rulebook.StandingBook;
import java.util.List;
import java.util.Map;

/** Documents as tests write them. */
final class Drafts {

    static final String DIRECTORY = """
            kind: person
            id: ana
            name: Ana
            email: ana@example.com
            ---
            kind: team
            id: frontline
            name: Frontline
            members: [ana]
            """;

    static final String PATH = """
            kind: escalation-policy
            id: path
            name: Path
            settleFor: PT30S
            tiers:
              - name: One
                team: frontline
                responders: [ana]
                limits:
                  tier-response: PT5M
                  tier-resolution: { P1: PT1H, P2: PT2H, P3: P1D, P4: P2D }
                pauseOn: [customer]
                calendar: 24x7
                actionSteps: [look]
            repeat: { times: 2, fromTier: 1 }
            """;

    static final String PROMISE = """
            kind: sla-policy
            id: promise
            name: Promise
            calendar: 24x7
            objectives:
              - objective: resolution
                targets: { P1: PT1H, P2: PT2H, P3: PT3H, P4: PT4H }
                pauseOn: [vendor]
            """;

    static final String RULES = """
            kind: policy-rules
            id: main
            name: Rules
            rules:
              - name: gold
                when:
                  plan: [gold, platinum]
                  priority: [P1]
                  attributes: { region: [emea, ""] }
                slaPolicy: promise
                escalationPolicy: path
              - name: by phone
                when: { channel: [phone], impact: [high] }
                slaPolicy: promise
                escalationPolicy: path
            otherwise: { slaPolicy: promise, escalationPolicy: path }
            priorityMatrix:
              high: { high: P1, medium: P1, low: P3 }
              medium: { high: P2, medium: P3, low: P4 }
              low: { high: P3, medium: P4, low: P4 }
            """;

    static final String OFFICE = """
            kind: calendar
            id: office
            name: Office
            zone: Europe/Madrid
            inForceFrom: 2026-04-01T00:00:00+02:00
            windows:
              monday:
                - { from: 09:00, to: 14:00 }
                - { from: 16:00, to: "24:00" }
              friday: [{ from: 09:00, to: 15:00 }]
            holidays:
              - { monthDay: --12-25, name: Christmas }
              - { date: 2026-04-03, name: Good Friday }
            extraDays:
              - { date: 2026-12-19, windows: [{ from: 10:00, to: 14:00 }], name: Christmas trade }
            """;

    private Drafts() {}

    /** Every mistake in the files, which are all there is. */
    static List<Mistake> mistakes(Map<String, String> files) {
        return mistakes(Draft.of("test", files));
    }

    static List<Mistake> mistakes(Draft draft) {
        List<RuleBookEntry> entries = draft.entries();
        return draft.mistakes(
                entries.stream().map(RuleBookEntry::key).toList(),
                StandingBook.empty().with(entries));
    }

    /** Every mistake in a file beside which there is everything that is named here. */
    static List<Mistake> mistakes(String file, String text) {
        return mistakes(Map.of(
                file, text, "other.yaml", String.join("---\n", DIRECTORY, rest(text, PATH), rest(text, PROMISE))));
    }

    private static String rest(String text, String document) {
        return text.contains(document.lines().findFirst().orElseThrow()) ? "" : document;
    }

    static <E extends RuleBookEntry> E only(Class<E> type, String text) {
        return Draft.of("test", Map.of("one.yaml", text)).entries().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
