package dev.tiercel.notification.deliveries;

import static dev.tiercel.notification.deliveries.Examples.NOON;
import static dev.tiercel.notification.deliveries.Examples.TICKET;
import static dev.tiercel.notification.deliveries.Examples.happening;
import static dev.tiercel.notification.deliveries.Examples.moved;
import static dev.tiercel.notification.deliveries.Examples.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.notification.deliveries.Happening.Moved;
import dev.tiercel.notification.deliveries.Happening.Opened;
import dev.tiercel.notification.deliveries.Happening.Other;
import dev.tiercel.notification.deliveries.Happening.Reopened;
import dev.tiercel.notification.deliveries.Happening.Resolved;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterTest {

    private static final Background TICKET_OF_ADA = ticket("ada@example.org");

    @Test
    void givesTheResponderTheWholeBackground() {
        // given
        Moved moved = moved("timed-out", "bob");

        // when
        Letter letter = ResponderLetter.of(happening("t", moved), moved, TICKET_OF_ADA);

        // then
        assertThat(letter.subject()).isEqualTo("[P1] Escalated to tier 2 (Specialised agents): Printer on fire");
        assertThat(letter.text()).isEqualTo("""
                        Escalated to tier 2 (Specialised agents).

                        Ticket:        01957f2e-0000-7000-8000-000000000001
                        Subject:       Printer on fire
                        Priority:      P1
                        Customer:      Ada Byron, plan gold
                        Status:        open
                        Opened:        2026-03-02 12:00:00 UTC
                        Moved:         2026-03-02 12:00:00 UTC
                        Why:           the promise of tier-response was missed; it was due at 2026-03-02 12:00:00 UTC
                        Communication: Update the customer within 2 hours.
                        Description:   It burns.

                        What this tier is asked to do
                          1. Review the facts
                          2. Decide on more support

                        History
                          - 2026-03-02 12:00:00 UTC  opened

                        Suggested next step
                          - Acknowledge the ticket within 2 h 30 min so that others know it is being worked on, then begin with: Review the facts

                        You get this because you are a responder of this tier.
                        """);
    }

    @Test
    void tellsTheResponderWhatTheMoveAloneSaysWhereTheTicketIsNotKnown() {
        // given
        Moved moved = moved("assigned", "bob");

        // when
        Letter letter = ResponderLetter.of(happening("t", moved), moved, null);

        // then
        assertThat(letter.subject()).isEqualTo("Assigned to tier 2 (Specialised agents): ticket " + TICKET);
        assertThat(letter.text()).contains("Review the facts").doesNotContain("History");
    }

    @ParameterizedTest
    @CsvSource({
        "assigned, Assigned to tier 2",
        "timed-out, Escalated to tier 2",
        "manual, Escalated to tier 2",
        "functional, Moved over to tier 2",
        "repeated, 'Escalated again, from the beginning, to tier 2'",
        "handed-back, Handed back to tier 2",
        "exhausted, Last tier exhausted: tier 2",
        "a-kind-of-tomorrow, Moved to tier 2"
    })
    void saysHowTheTicketMoved(String kind, String words) {
        // given
        Moved moved = moved(kind, "bob");

        // when
        Letter letter = ResponderLetter.of(happening("t", moved), moved, TICKET_OF_ADA);

        // then
        assertThat(letter.subject()).startsWith("[P1] " + words + " (");
    }

    @Test
    void saysWhoAskedForAHandBackAndWhy() {
        // given
        Moved back = new Moved(
                3,
                "handed-back",
                1,
                "Frontline agents",
                new Happening.Cause("request", null, null, "Carla Rossi", "Ask for the invoice first"),
                List.of("bob"),
                List.of(),
                null,
                Map.of());

        // when
        String text =
                ResponderLetter.of(happening("t", back), back, TICKET_OF_ADA).text();

        // then
        assertThat(text).contains("requested by Carla Rossi: Ask for the invoice first");
    }

    @Test
    void tellsTheTierWhyTheTicketIsBack() {
        // given
        Reopened reopened = new Reopened(TICKET_OF_ADA, "cy", "It burns again.");

        // when
        Letter letter =
                ResponderLetter.of(happening("t", reopened), reopened, moved("timed-out", "bob"), TICKET_OF_ADA);

        // then
        assertThat(letter.subject()).isEqualTo("[P1] Reopened at tier 2 (Specialised agents): Printer on fire");
        assertThat(letter.text())
                .contains("Reopened:", "by cy", "Why:", "It burns again.", "Review the facts", "It burns.");
    }

    @Test
    void tellsTheCustomerThatTheRequestIsTakenUpAgainWithoutTheHousesWords() {
        // given
        Reopened reopened = new Reopened(TICKET_OF_ADA, "cy", "The customer is angry.");

        // when
        Letter letter =
                CustomerLetter.of(happening("t", reopened), TICKET_OF_ADA).orElseThrow();

        // then
        assertThat(letter.subject()).isEqualTo("We have taken up your request again: Printer on fire");
        assertThat(letter.text()).contains(TICKET, "Taken up:").doesNotContain("cy", "angry");
    }

    @Test
    void showsTheNewestPartOfALongHistory() {
        // given
        List<Background.Step> steps = java.util.stream.IntStream.range(0, 12)
                .mapToObj(i -> new Background.Step(NOON.plusSeconds(i), "waiting (customer)", "agent-" + i))
                .toList();
        Background ticket = new Background(TICKET, 12, "s", null, "Ada", null, null, "P2", "open", NOON, steps);
        Moved moved = moved("manual", "bob");

        // when
        String text = ResponderLetter.of(happening("t", moved), moved, ticket).text();

        // then
        assertThat(text)
                .contains("- 2 earlier entries", "by agent-2\n", "by agent-11\n")
                .doesNotContain("by agent-1\n");
    }

    @Test
    void tellsTheCustomerWhatHappenedAndNobodysName() {
        // given
        Moved moved = moved("timed-out", "bob");

        // when
        Letter letter = CustomerLetter.of(happening("t", moved), TICKET_OF_ADA).orElseThrow();

        // then
        assertThat(letter.subject()).isEqualTo("Your request was escalated to Specialised agents: Printer on fire");
        assertThat(letter.text())
                .contains("Dear Ada Byron", TICKET, "Specialised agents")
                .doesNotContain("bob", "breach", "tier-response", "Update the customer");
    }

    @Test
    void confirmsTheOpeningWithTheTicketNumber() {
        assertThat(CustomerLetter.of(happening("t", new Opened(TICKET_OF_ADA)), TICKET_OF_ADA))
                .hasValueSatisfying(letter -> {
                    assertThat(letter.subject()).isEqualTo("We have received your request: Printer on fire");
                    assertThat(letter.text()).contains(TICKET, "Priority: P1");
                });
    }

    @Test
    void quotesTheResolution() {
        assertThat(CustomerLetter.of(
                        happening("t", new Resolved(TICKET_OF_ADA, "bob", "Fire\nextinguished")), TICKET_OF_ADA))
                .hasValueSatisfying(letter -> {
                    assertThat(letter.subject()).isEqualTo("Resolved: Printer on fire");
                    assertThat(letter.text()).contains("Resolution: Fire\n            extinguished\n");
                });
    }

    @Test
    void hasNothingForTheCustomerOnOtherEvents() {
        assertThat(CustomerLetter.of(happening("t", new Other()), TICKET_OF_ADA))
                .isEmpty();
    }

    @Test
    void keepsALineBreakInATicketsSubjectFromBeginningAHeader() {
        assertThat(new Letter("Resolved: a\r\nBcc: x@example.org\u0000", "", List.of(), List.of(), "").subject())
                .isEqualTo("Resolved: a Bcc: x@example.org");
    }

    @Test
    void cutsAnEndlessSubjectBetweenCharacters() {
        assertThat(new Letter("\uD83D\uDD25".repeat(300), "", List.of(), List.of(), "").subject())
                .isEqualTo("\uD83D\uDD25".repeat(199) + "…");
    }

    @Test
    void escapesWhatOthersWroteInHtml() {
        // given
        Letter letter = new Letter(
                "s",
                "<b>",
                List.of(new Letter.Fact("Subject", "<script>alert('&')</script>")),
                List.of(new Letter.Section("Steps", true, List.of("\"<i>\""))),
                "end");

        // when
        String html = letter.html();

        // then
        assertThat(html)
                .contains("<p>&lt;b&gt;</p>", "&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;")
                .contains("<ol><li style=\"white-space:pre-wrap\">&quot;&lt;i&gt;&quot;</li></ol>");
    }
}
