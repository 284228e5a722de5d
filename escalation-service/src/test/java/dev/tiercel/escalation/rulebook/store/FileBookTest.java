package dev.tiercel.escalation.rulebook.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.escalation.rulebook.RuleBookEntry;
import dev.tiercel.escalation.rulebook.documents.DocumentText;
import dev.tiercel.escalation.rulebook.documents.Draft;
import dev.tiercel.escalation.rulebook.holidays.PublicHolidays;
import dev.tiercel.escalation.rulebook.kafka.RuleBookJson;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileBookTest {

    /**
     * If one of these changes with a release, its first start takes every such entry of the files for changed and publishes
     * it over what was changed over REST.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {kind: team, id: blue, name: Blue, members: [ana]}                                    | 1c25667570f7e550497e47b1a746944a53186c62da65aae06d018ea3712d514c
            {kind: person, id: ana, name: Ana, email: ana@example.com}                            | df72535d10cedaf1d857beb70db35fad9e8db6e99279879ee8e15aded4f79ff6
            {kind: sla-policy, id: s, name: S, calendar: 24x7, objectives: [{objective: resolution, targets: PT1H}]} | f36e97370b31cf2c91172cd253ae642ffe46e6ca6344fc530949f5cbe0402efc
            {kind: escalation-policy, id: e, name: E, tiers: [{name: One, team: blue, limits: {tier-response: PT5M}, calendar: 24x7}]} | 4c70d665446d03180212d2f30322f765c0bad7175996bec39120f25e4193502f
            {kind: policy-rules, id: main, name: R, rules: [{name: g, when: {plan: [g], attributes: {a: [b]}}, slaPolicy: s, escalationPolicy: e}], otherwise: {slaPolicy: s, escalationPolicy: e}} | c632ee45af42177cdf2876c8c4d56dd5f31ffa7fdd61233fc43b49821dad04bc
            {kind: calendar, id: c, name: C, zone: UTC, windows: {monday: [{from: 09:00, to: 17:00}]}} | 015a20d75fdf414dc0ab13ccd784d4fe519900f989e75f6ddb6dacfdb4560af4
            """)
    void remembersAnEntryByAHashThatOutlivesReleases(String document, String sha256) {
        assertThat(FileBook.hash(entry(document))).isEqualTo(sha256);
    }

    @Test
    void anotherSpellingOfTheSameIsTheSame() {
        // given
        String one = "{kind: policy-rules, id: main, name: R, rules: [{name: g, when: {plan: [g], language: [es]},"
                + " slaPolicy: s, escalationPolicy: e}], otherwise: {slaPolicy: s, escalationPolicy: e}}";
        String other = "{otherwise: {escalationPolicy: e, slaPolicy: s}, rules: [{when: {language: [es], plan: [g]},"
                + " name: g, slaPolicy: s, escalationPolicy: e}], name: R, id: main, kind: policy-rules}";
        // then
        assertThat(FileBook.hash(entry(one))).isEqualTo(FileBook.hash(entry(other)));
        assertThat(FileBook.hash(entry("{kind: sla-policy, id: s, name: S, calendar: 24x7, objectives: [{objective:"
                        + " resolution, targets: PT60M}]}")))
                .isEqualTo(FileBook.hash(
                        entry("{kind: sla-policy, id: s, name: S, calendar: 24x7, objectives: [{objective:"
                                + " resolution, targets: {P1: PT1H, P2: PT1H, P3: PT1H, P4: PT1H}}]}")));
    }

    @Test
    void whatTheFilesSayOfPublicHolidaysIsWhoseAndNotWhich() {
        // given
        String document = "{kind: calendar, id: c, name: C, zone: UTC, windows: {monday: [{from: 09:00, to: 17:00}]},"
                + " holidaySets: [{country: ES, subdivision: md}]}";
        // when
        RuleBookEntry published = PublicHolidays.writtenOut(entry(document), Instant.parse("2026-11-29T00:00:00Z"));
        // then
        assertThat(FileBook.hash(entry(document))).isNotEqualTo(FileBook.hash(published));
        assertThat(RuleBookJson.write(entry(document))).doesNotContain("holidayYears", "New Year");
    }

    private static RuleBookEntry entry(String document) {
        Draft draft = Draft.of(DocumentText.YAML, document);
        assertThat(draft.mistakes()).isEmpty();
        return draft.entries().get(0);
    }
}
