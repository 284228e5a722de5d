package dev.tiercel.ticket.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tiercel.testing.StackTestResource;
import dev.tiercel.ticket.OtherServices;
import dev.tiercel.ticket.Tenant;
import dev.tiercel.ticket.assessment.OwnPolicies;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Four tickets, a to d, found by what they are. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@TestProfile(OwnPolicies.class)
class SearchIT {
    private static final Map<String, String> IDS = new HashMap<>();

    @BeforeEach
    void ticketsAreThere() {
        if (!IDS.isEmpty()) {
            return;
        }
        try (OtherServices others = new OtherServices()) {
            Tenant.SEARCH.publishPolicies(others, "own", 1);
            IDS.put("a", Tenant.SEARCH.open("""
                    {"subject": "No dial tone", "description": "Since Monday, fax-printer too.", "priority": "P1",
                     "customer": {"name": "Ada Lovelace", "email": "Ada@Example.com", "plan": "gold"},
                     "category": "telephony", "source": {"system": "crm", "reference": "CASE-20417"},
                     "attributes": {"site": "Lisboa Oriente"}, "occurredAt": "2026-03-01T10:00:00Z"}"""));
            IDS.put("b", Tenant.SEARCH.open("""
                    {"subject": "Printer on fire", "priority": "P2", "category": "hardware",
                     "customer": {"name": "Ben", "plan": "silver"}, "occurredAt": "2026-03-02T10:00:00+01:00"}"""));
            IDS.put("c", Tenant.SEARCH.open("""
                    {"subject": "Rechnung fehlt", "priority": "P2", "customer": {"name": "Çelik", "plan": "gold"},
                     "source": {"system": "shop", "reference": "7"}, "occurredAt": "2026-03-03T10:00:00Z"}"""));
            IDS.put("d", Tenant.SEARCH.open("""
                    {"subject": "Question", "priority": "P4", "customer": {"name": "Dora"},
                     "occurredAt": "2026-03-04T10:00:00Z"}"""));
            tell("a", "assign", "{\"by\": \"lena\", \"assignee\": \"ana\", \"team\": \"first-line\"}");
            tell("b", "wait", "{\"by\": \"lena\", \"reason\": \"vendor\", \"note\": \"extinguisher ordered\"}");
            tell("b", "note", "{\"by\": \"lena\", \"text\": \"Fire brigade was there\"}");
            tell("c", "resolve", "{\"by\": \"lena\", \"resolution\": \"Zugestellt per Brief\"}");
            others.send(
                    "escalated",
                    IDS.get("b"),
                    "dev.tiercel.escalation.moved.v1",
                    UUID.randomUUID().toString(),
                    OtherServices.move(IDS.get("b"), 2, 2).replace("\"default\"", "\"search\""));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Integer.valueOf(2)
                        .equals(Tenant.SEARCH.read(IDS.get("b")).get("tier.sequence")));
    }

    private static void tell(String ticket, String command, String body) {
        Tenant.SEARCH.tell(IDS.get(ticket), command, body).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                          | dcba",
                "sort=openedAt                             | abcd",
                "sort=-openedAt                            | dcba",
                "status=open                               | da",
                "status=waiting&status=resolved            | cb",
                "status=closed                             | ''",
                "priority=P2                               | cb",
                "priority=P1&priority=P4                   | da",
                "plan=gold                                 | ca",
                "plan=Gold                                 | ''",
                "category=hardware                         | b",
                "customerEmail=ADA@example.COM             | a",
                "source=shop                               | c",
                "reference=CASE-20417                      | a",
                "source=crm&reference=7                    | ''",
                "assignee=ana                              | a",
                "team=first-line                           | a",
                "team=team-2                               | b",
                "tier=2                                    | b",
                "tier=1                                    | ''",
                "responder=ben                             | b",
                "responder=be                              | ''",
                "openedFrom=2026-03-03T10:00:00Z           | dc",
                "openedTo=2026-03-03T10:00:00Z             | ba",
                "openedFrom=2026-03-02T10:00:00%2B01:00&openedTo=2026-03-02T09:00:00.001Z | b",
                "status=open&priority=P1&plan=gold         | a",
                "q=dial                                    | a",
                "q=DIAL%20Tone                             | a",
                "q=dial%20fire                             | ''",
                "q=printer                                 | ba",
                "q=print                                   | ''",
                "q=print*                                  | ba",
                "q=lovelace                                | a",
                "q=20417                                   | a",
                "q=case-20417                              | a",
                "q=oriente                                 | a",
                "q=telephony                               | a",
                "q=extinguisher                            | b",
                "q=brigade                                 | b",
                "q=brigade%20printer%20ben                 | b",
                "q=zugestellt                              | c",
                "q=vendor                                  | ''",
                "q=%C3%A7elik                              | c",
                "q=%E2%82%AC                               | ''",
                "q=%E3%80%80x*                             | ''",
                "q=printer&status=open                     | a"
            })
    void whatIsAskedForIsFound(String query, String tickets) {
        // when
        Response response = list(Tenant.SEARCH, query == null ? "" : query);

        // then
        response.then().statusCode(200);
        assertThat(letters(response)).isEqualTo(tickets);
    }

    @Test
    void aLineShowsWhatTheTicketShowsInTheSameWords() {
        // when
        Map<String, Object> line = list(Tenant.SEARCH, "tier=2").path("items[0]");

        // then
        Map<String, Object> ticket = Tenant.SEARCH.read(IDS.get("b")).getMap("");
        assertThat(line.keySet())
                .containsExactlyInAnyOrder(
                        "id",
                        "version",
                        "status",
                        "subject",
                        "priority",
                        "customer",
                        "category",
                        "openedAt",
                        "updatedAt",
                        "tier");
        assertThat(ticket).containsAllEntriesOf(line);
    }

    @Test
    void anAssignmentIsShownAndOneTakenBackIsNot() {
        // when
        Map<String, Object> assigned = list(Tenant.SEARCH, "assignee=ana").path("items[0].assignment");
        Map<String, Object> nobody = list(Tenant.SEARCH, "q=question").path("items[0].assignment");

        // then
        assertThat(assigned).isEqualTo(Map.of("assignee", "ana", "team", "first-line"));
        assertThat(nobody).isNull();
    }

    @Test
    void theTicketsOfAnotherTenantAreNotFound() {
        assertThat(list(Tenant.NOBODY, "").<List<Object>>path("items")).isEmpty();
        assertThat(list(Tenant.NOBODY, "q=brigade").<List<Object>>path("items")).isEmpty();
        assertThat(list(Tenant.NOBODY, "responder=ben").<List<Object>>path("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status=opened            | status       | one of open, waiting, resolved, closed, cancelled, merged",
                "status=open&status=new   | status       | one of open",
                "priority=1               | priority     | one of P1, P2, P3, P4",
                "tier=0                   | tier         | from 1 to 999",
                "tier=two                 | tier         | from 1 to 999",
                "sort=subject             | sort         | one of openedAt, -openedAt, updatedAt, -updatedAt",
                "sort=openedAt&sort=openedAt | sort      | expected: one",
                "openedFrom=2026-03-01    | openedFrom   | ISO 8601",
                "openedTo=yesterday       | openedTo     | ISO 8601",
                "openedTo=%2B999999999-12-31T23:59:59-18:00 | openedTo | ISO 8601",
                "q=*                      | q            | 1 to 10 words",
                "q=a%20b%20c%20d%20e%20f%20g%20h%20i%20j%20k | q | 1 to 10 words",
                "plan=%00                 | plan         | one line",
                "assigned=ana             | assigned     | one of assignee, category, cursor",
                "team=                    | team         | a value",
                "cursor=x                 | cursor       | Link header"
            })
    void whatCannotBeAskedForIsNamedWithWhatCan(String query, String parameter, String allowed) {
        // when
        Response response = list(Tenant.SEARCH, query);

        // then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.<String>path("violations[0].field")).isEqualTo(parameter);
        assertThat(response.<String>path("violations[0].message")).contains(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openedAt", "-openedAt", "updatedAt", "-updatedAt"})
    void pagesGoOnWhereTheLastOneEndedWhateverIsOpenedInBetween(String sort) {
        // given
        try (OtherServices others = new OtherServices()) {
            Tenant.PAGES.publishPolicies(others, "own", 1);
        }
        for (int i = 0; i < 5; i++) {
            // Some at the very same instant.
            Tenant.PAGES.open(ticket("2026-03-0" + (i / 2 + 1)));
        }
        List<String> all = list(Tenant.PAGES, "limit=200&sort=" + sort).path("items.id");

        // when
        List<String> seen = new ArrayList<>();
        String next = "/tickets?limit=2&sort=" + sort;
        while (next != null) {
            Response page = Tenant.PAGES.caller().urlEncodingEnabled(false).get(next);
            page.then().statusCode(200);
            seen.addAll(page.path("items.id"));
            next = page.header("Link") == null ? null : page.header("Link").replaceAll("^<|>.*$", "");
            if (seen.size() == 2) {
                Tenant.PAGES.open(ticket("2026-03-01"));
            }
        }

        // then
        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(all);
        assertThat(seen.size()).isBetween(all.size(), all.size() + 1);
    }

    private static String ticket(String day) {
        return """
                {"subject": "Page", "priority": "P3", "customer": {"name": "Eve"}, "occurredAt": "%sT00:00:00Z"}""".formatted(day);
    }

    @Test
    void aCursorOfAnotherOrderIsRefused() {
        // given
        String next = list(Tenant.SEARCH, "limit=1").header("Link").replaceAll("^<|>.*$", "");

        // when
        Response response = Tenant.SEARCH.caller().urlEncodingEnabled(false).get(next + "&sort=updatedAt");

        // then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.<String>path("violations[0].field")).isEqualTo("cursor");
    }

    private static Response list(Tenant tenant, String query) {
        return tenant.caller().urlEncodingEnabled(false).get(query.isEmpty() ? "/tickets" : "/tickets?" + query);
    }

    private static String letters(Response response) {
        Map<String, String> letters =
                IDS.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        return response.<List<String>>path("items.id").stream()
                .map(letters::get)
                .collect(Collectors.joining());
    }
}
