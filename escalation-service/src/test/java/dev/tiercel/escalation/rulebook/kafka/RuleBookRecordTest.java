package dev.tiercel.escalation.rulebook.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tiercel.contracts.EventContracts;
import dev.tiercel.escalation.rulebook.Calendar;
import dev.tiercel.escalation.rulebook.EntryKey;
import dev.tiercel.escalation.rulebook.Person;
import dev.tiercel.escalation.rulebook.RuleBookEntry;
import dev.tiercel.escalation.rulebook.Team;
import dev.tiercel.escalation.rulebook.documents.DocumentText;
import dev.tiercel.escalation.rulebook.documents.Draft;
import dev.tiercel.escalation.rulebook.holidays.PublicHolidays;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleBookRecordTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00.123Z");
    private static final EventContracts CONTRACTS = EventContracts.packaged();

    /** One entry of each kind with everything in it that may be in it. */
    static Stream<RuleBookEntry> entries() {
        String documents = """
                {kind: person, id: ana, name: Ana, email: ana@example.com, phone: "+34 600 123 456", language: es-ES}
                ---
                {kind: team, id: blue, name: Blue, members: [ana]}
                ---
                kind: sla-policy
                id: promise
                name: Promise
                calendar: 24x7
                objectives:
                  - {objective: first-response, targets: PT15M}
                  - {objective: resolution, targets: {P1: PT1H, P2: PT2H, P3: P1D, P4: P2D}, pauseOn: [vendor, other]}
                ---
                kind: sla-policy
                id: gold
                name: Gold
                calendar: office
                objectives:
                  - {objective: first-response, targets: PT15M, calendar: 24x7, warnAt: ["50%", PT5M]}
                  - {objective: next-update, targets: {P1: PT1H, P2: 1wd, P3: 2wd, P4: 1wd by 16:00}, from: last-update}
                  - {objective: acknowledged, targets: 2wd, when: {category: [complaint], attributes: {site: [a]}},
                     start: [opened], stop: ["milestone:acknowledged"], pause: ["waiting:vendor"], resume: [replied],
                     cancel: [closed], reset: [reopened], recurs: true}
                ---
                kind: escalation-policy
                id: path
                name: Path
                tiers:
                  - {name: One, team: blue, responders: [ana], limits: {tier-response: PT5M, tier-resolution: 1wd},
                     warnAt: ["80%", PT1H], pauseOn: [customer], calendar: office, actionSteps: [look], communication: "Say so\\nand so"}
                repeat: {times: 9, fromTier: 1}
                ---
                kind: policy-rules
                id: main
                name: Rules
                rules:
                  - name: gold
                    when: {plan: [gold], priority: [P1, P2], impact: [high], urgency: [low], channel: [phone],
                           category: [billing], language: [es], source: [crm], attributes: {region: [emea, ""]}}
                    slaPolicy: promise
                    escalationPolicy: path
                otherwise: {slaPolicy: promise, escalationPolicy: path}
                priorityMatrix:
                  high: {high: P1, medium: P1, low: P3}
                  medium: {high: P2, medium: P3, low: P4}
                  low: {high: P3, medium: P4, low: P4}
                ---
                kind: calendar
                id: office
                name: Office
                zone: Europe/Madrid
                inForceFrom: 2026-04-01T00:00:00Z
                windows:
                  monday: [{from: 09:00, to: 14:00}, {from: 16:00, to: "24:00"}]
                  sunday: [{from: 00:00, to: 05:30}]
                holidays: [{monthDay: --12-25, name: Christmas}, {date: 2026-04-03, name: Good Friday}]
                extraDays: [{date: 2026-12-19, windows: [{from: 10:00, to: 14:00}], name: Christmas trade}]
                ---
                {kind: calendar, id: madrid, name: Madrid, zone: Europe/Madrid, windows: {monday: [{from: 09:00, to: 14:00}]},
                 holidaySets: [{country: ES, subdivision: md}, {country: PT}]}
                """;
        Draft draft = Draft.of(DocumentText.YAML, documents);
        assertThat(draft.mistakes()).isEmpty();
        return draft.entries().stream();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void keepsTheContract(RuleBookEntry entry) {
        // when
        RuleBookRecord record = RuleBookRecord.published(entry, "acme", 7, NOW);
        // then
        assertThat(problems(record)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void isReadBackAsItWasWritten(RuleBookEntry entry) {
        // when
        RuleBookEntry read = RuleBookJson.read(entry.kind(), RuleBookJson.write(entry));
        // then
        assertThat(read).isEqualTo(entry);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void ignoresWhatALaterReleaseHasAdded(RuleBookEntry entry) {
        // given
        String later = RuleBookJson.write(entry).replaceFirst("\\{", "{\"colour\":\"blue\",");
        // when
        RuleBookEntry read = RuleBookJson.read(entry.kind(), later);
        // then
        assertThat(read).isEqualTo(entry);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void whatIsPublishedCanBeGivenBackAsADocument(RuleBookEntry entry) {
        // given
        RuleBookRecord record = RuleBookRecord.published(entry, "acme", 7, NOW);
        // when
        Draft draft = Draft.of(entry.key(), DocumentText.JSON, new String(record.json(), StandardCharsets.UTF_8));
        // then
        assertThat(draft.mistakes()).isEmpty();
        assertThat(draft.entry(entry.key())).contains(entry);
    }

    @Test
    void aCalendarIsPublishedWithItsPublicHolidaysAndCanBeGivenBackToBeWrittenOutAnew() throws IOException {
        // given
        Calendar said = entries()
                .filter(entry -> entry.id().equals("madrid"))
                .map(Calendar.class::cast)
                .findFirst()
                .orElseThrow();
        RuleBookEntry writtenOut = PublicHolidays.writtenOut(said, NOW);
        // when
        RuleBookRecord record = RuleBookRecord.published(writtenOut, "acme", 7, NOW);
        Draft draft = Draft.of(said.key(), DocumentText.JSON, new String(record.json(), StandardCharsets.UTF_8));
        // then
        assertThat(problems(record)).isEmpty();
        JsonNode body = new ObjectMapper().readTree(record.json());
        assertThat(body.at("/holidayYears").toString()).isEqualTo("{\"from\":2025,\"to\":2036}");
        assertThat(body.at("/holidays/0").toString())
                .isEqualTo("{\"date\":\"2025-01-01\",\"name\":\"New Year's Day\",\"set\":\"ES-md\"}");
        assertThat(draft.mistakes()).isEmpty();
        assertThat(draft.entry(said.key())).contains(said);
        assertThat(RuleBookJson.read(Calendar.KIND, RuleBookJson.write(writtenOut)))
                .isEqualTo(writtenOut);
    }

    @Test
    void aRemovalSaysWhoIsGoneAndNothingElseOfThem() throws IOException {
        for (String kind : List.of(Person.KIND, Team.KIND)) {
            // when
            RuleBookRecord record = RuleBookRecord.removed(new EntryKey(kind, "ana"), "acme", 8, NOW);
            // then
            assertThat(problems(record)).isEmpty();
            assertThat(record.key()).isEqualTo(kind + "/acme/ana");
            JsonNode body = new ObjectMapper().readTree(record.json());
            assertThat(body.fieldNames()).toIterable().containsExactly("kind", "tenant", "id", "removedAt");
        }
    }

    @Test
    void theIdOfAnEventIsThatOfItsVersion() {
        // given
        RuleBookEntry team = new Team("blue", "Blue", List.of());
        EntryKey key = team.key();
        // then
        assertThat(Stream.of(
                                RuleBookRecord.published(team, "acme", 1, NOW),
                                RuleBookRecord.published(team, "acme", 2, NOW),
                                RuleBookRecord.published(team, "other", 1, NOW),
                                RuleBookRecord.removed(key, "acme", 2, NOW))
                        .map(record -> record.event().id()))
                .doesNotHaveDuplicates();
        assertThat(RuleBookRecord.published(team, "acme", 1, NOW.plusSeconds(5))
                        .event()
                        .id())
                .isEqualTo(
                        RuleBookRecord.published(team, "acme", 1, NOW).event().id());
    }

    private static List<String> problems(RuleBookRecord record) {
        ConsumerRecord<String, byte[]> consumed =
                new ConsumerRecord<>(record.topic(), 0, 0, record.key(), record.json());
        record.event()
                .headers()
                .forEach((name, value) -> consumed.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return CONTRACTS.validate(consumed);
    }
}
