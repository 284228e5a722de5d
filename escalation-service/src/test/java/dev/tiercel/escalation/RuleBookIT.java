package dev.tiercel.escalation;

import static dev.tiercel.testing.RecordReader.header;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tiercel.escalation.moves.store.Escalations;
import dev.tiercel.escalation.rulebook.documents.Draft;
import dev.tiercel.escalation.rulebook.files.RuleBookFiles;
import dev.tiercel.escalation.rulebook.store.FileBook;
import dev.tiercel.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class RuleBookIT {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00.123Z");

    @Inject
    FileBook store;

    @Inject
    Escalations escalations;

    @Test
    void theBundledBookIsPublishedOnceAndKeepsTheContract() {
        // given
        List<ConsumerRecord<String, byte[]>> atStart = published("three-level", "standard", "main", "ana", "experts");
        // when
        List<String> again = publish(Draft.of("bundled", RuleBookFiles.bundled()));
        // then
        assertThat(again).isEmpty();
        assertThat(atStart)
                .extracting(ConsumerRecord::key)
                .containsExactlyInAnyOrder(
                        "sla-policy/default/standard@1",
                        "escalation-policy/default/three-level@1",
                        "policy-rules/default/main@1",
                        "person/default/ana",
                        "team/default/experts");
        assertThat(atStart)
                .allSatisfy(record -> assertThat(Broker.problems(record)).isEmpty());
        JsonNode matrix = Broker.body(atStart.stream()
                .filter(record -> record.key().startsWith("escalation-policy/"))
                .findFirst()
                .orElseThrow());
        assertThat(matrix.at("/settleFor").asText()).isEqualTo("PT1M");
        assertThat(matrix.at("/tiers/1/limits/tier-resolution/P1").asText()).isEqualTo("PT4H");
    }

    @Test
    void aChangedPolicyIsANewVersionAndChangingItBackIsAnother() {
        // when
        List<String> first = publish(book("drill", "PT1H", "zara@example.com"));
        List<String> sameOtherwiseWritten = publish(book("drill", "PT60M", "zara@example.com"));
        List<String> changed = publish(book("drill", "PT2H", "zara@example.org"));
        List<String> changedBack = publish(book("drill", "PT1H", "zara@example.com"));
        // then
        assertThat(first).contains("escalation-policy/default/drill@1");
        assertThat(sameOtherwiseWritten).isEmpty();
        assertThat(changed).containsExactly("person/default/zara-drill@2", "escalation-policy/default/drill@2");
        assertThat(changedBack).containsExactly("person/default/zara-drill@3", "escalation-policy/default/drill@3");
        List<ConsumerRecord<String, byte[]>> records = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> published("drill", "zara-drill"), found -> found.size() >= 6);
        assertThat(records)
                .hasSize(6)
                .allSatisfy(record -> assertThat(Broker.problems(record)).isEmpty());
        assertThat(records).extracting(record -> header(record, "ce_id")).doesNotHaveDuplicates();
    }

    @Test
    void aNewYearMakesNoNewVersionOfACalendarUntilSomebodyAsksForOne() {
        // given
        String calendar = """
                {kind: calendar, id: yearly, name: Yearly, zone: Europe/Madrid, windows: {monday: [{from: 09:00, to: 14:00}]},
                 holidaySets: [{country: ES, subdivision: md}]}
                """;
        Draft book = Draft.of("test", Map.of("book.yaml", calendar));
        Draft renamed = Draft.of("test", Map.of("book.yaml", calendar.replace("Yearly", "Every year")));
        Instant nextYear = NOW.plus(Duration.ofDays(366));
        // when
        List<String> first = await(store.publish("test", book, "default", NOW));
        List<String> restarted = await(store.publish("test", book, "default", nextYear));
        List<String> changed = await(store.publish("test", renamed, "default", nextYear));
        // then
        assertThat(first).containsExactly("calendar/default/yearly@1");
        assertThat(restarted).isEmpty();
        assertThat(changed).containsExactly("calendar/default/yearly@2");
        given().header("Authorization", "Bearer " + StackTestResource.API_KEY)
                .get("/calendars/yearly/diff")
                .then()
                .statusCode(200)
                .body(
                        "changes.findAll { it.path.startsWith('holidays[') && it.to == null }.from.date",
                        everyItem(startsWith("2025-")))
                .body(
                        "changes.findAll { it.path.startsWith('holidays[') && it.from == null }.to.date",
                        everyItem(startsWith("2037-")))
                .body("changes.findAll { it.from != null && it.to != null }.path", hasItems("name", "holidayYears.to"));
    }

    @Test
    void instancesThatStartTogetherPublishEachVersionOnce() {
        // given
        Draft book = book("together", "PT1H", "zara@example.com");
        // when
        List<CompletableFuture<List<String>>> starts = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> publish(book)))
                .limit(4)
                .toList();
        List<String> all =
                starts.stream().flatMap(start -> start.join().stream()).toList();
        // then
        assertThat(all)
                .filteredOn(key -> key.contains("policy"))
                .containsExactly("escalation-policy/default/together@1");
    }

    @Test
    void aTicketUnderAVersionThatIsNotHereWaitsUntilItIs() {
        // given
        Events ticket = new Events("late", 1);
        Instant due = Events.OPENED.plus(Duration.ofHours(1));
        Broker.send(ticket.created(), ticket.tierBreached("tier-resolution", 1, due));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get("/q/health/ready")
                        .then()
                        .body("checks.find { it.name == 'rule-book' }.data.'tickets waiting for late@1'", equalTo(1)));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Broker.consumed("sla-breached"));
        // when
        int before = await(escalations.openAwaiting());
        publish(book("late", "PT1H", "zara@example.com"));
        int after = await(escalations.openAwaiting());
        // then
        assertThat(before).isEqualTo(1);
        assertThat(after).isZero();
        assertThat(Broker.escalated(ticket.ticketId, 2))
                .extracting(Broker::story)
                .containsExactly("assigned 1 #1", "exhausted 1>1 #2");
    }

    private List<String> publish(Draft book) {
        return await(store.publish("test", book, "default", NOW));
    }

    private static <T> T await(Uni<T> uni) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> uni);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ConsumerRecord<String, byte[]>> published(String... ids) {
        List<String> wanted = List.of(ids);
        return Broker.reader().await(record -> true, "policies", "directory").stream()
                .filter(record -> record.key().contains("/default/")
                        && wanted.contains(Broker.body(record).path("id").asText()))
                .toList();
    }

    private static Draft book(String policy, String limit, String address) {
        return Draft.of("test", Map.of("book.yaml", """
                kind: escalation-policy
                id: %1$s
                name: Drill
                settleFor: PT0S
                tiers:
                  - name: Only
                    team: team-%1$s
                    limits: { tier-resolution: %2$s }
                    calendar: 24x7
                ---
                { kind: team, id: team-%1$s, name: Team, members: [zara-%1$s] }
                ---
                { kind: person, id: zara-%1$s, name: Zara, email: %3$s }
                """.formatted(policy, limit, address)));
    }
}
