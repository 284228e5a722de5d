package dev.tiercel.notification.deliveries;

import static dev.tiercel.notification.deliveries.Examples.happening;
import static dev.tiercel.notification.deliveries.Examples.moved;
import static dev.tiercel.notification.deliveries.Examples.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tiercel.notification.deliveries.Audience.CustomerPart;
import dev.tiercel.notification.deliveries.Happening.Opened;
import dev.tiercel.notification.deliveries.Happening.Other;
import dev.tiercel.notification.deliveries.Happening.Reopened;
import dev.tiercel.notification.deliveries.Happening.Resolved;
import dev.tiercel.notification.deliveries.Happening.What;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AudienceTest {

    private static final Background REACHABLE = ticket("ada@example.org");
    private static final Background WITHOUT_ADDRESS = ticket(null);

    static Stream<Arguments> customerParts() {
        return Stream.of(
                Arguments.of(new Opened(REACHABLE), true),
                Arguments.of(new Resolved(REACHABLE, "bob", "extinguished"), true),
                Arguments.of(new Reopened(REACHABLE, "cy", "it burns"), true),
                Arguments.of(moved("assigned", "bob"), false),
                Arguments.of(moved("timed-out", "bob"), true),
                Arguments.of(moved("manual", "bob"), true),
                Arguments.of(moved("functional", "bob"), false),
                Arguments.of(moved("repeated", "bob"), false),
                Arguments.of(moved("handed-back", "bob"), false),
                Arguments.of(moved("exhausted", "bob"), false),
                Arguments.of(moved("a-kind-of-tomorrow", "bob"), false),
                Arguments.of(new Other(), false));
    }

    @ParameterizedTest
    @MethodSource("customerParts")
    void tellsTheCustomerOfOpeningResolutionReopeningAndMovesUp(What what, boolean told) {
        assertThat(Audience.customer(happening("t", what), REACHABLE))
                .isEqualTo(told ? CustomerPart.BY_MAIL : CustomerPart.NOBODY);
    }

    @ParameterizedTest
    @MethodSource("customerParts")
    void tellsNobodyWhereTheCustomerGaveNoAddress(What what, boolean told) {
        assertThat(Audience.customer(happening("t", what), WITHOUT_ADDRESS)).isEqualTo(CustomerPart.NOBODY);
    }

    @ParameterizedTest
    @MethodSource("customerParts")
    void leavesOpenWhetherToTellTheCustomerOfATicketNotReadYet(What what, boolean told) {
        assertThat(Audience.customer(happening("t", what), null))
                .isEqualTo(told ? CustomerPart.NOT_KNOWN_YET : CustomerPart.NOBODY);
    }

    @ParameterizedTest
    @MethodSource("customerParts")
    void tellsRespondersOfMovesAlone(What what, boolean told) {
        assertThat(Audience.of(happening("t", what), null, List.of()))
                .isEqualTo(
                        what instanceof Happening.Moved
                                ? List.of(new Addressee(Recipient.person("bob"), Channel.MAIL))
                                : List.of());
    }

    @Test
    void tellsEachResponderOnceInThePolicysOrder() {
        assertThat(Audience.of(
                        happening("t", moved("timed-out", "cy", "bob", "cy")), moved("assigned", "ana"), List.of()))
                .extracting(Addressee::recipient)
                .containsExactly(Recipient.person("cy"), Recipient.person("bob"));
    }

    @Test
    void tellsTheRespondersOfTheNewestMoveThatTheTicketIsTakenUpAgain() {
        assertThat(Audience.of(
                        happening("t", new Reopened(REACHABLE, "cy", "it burns")),
                        moved("manual", "bob", "dan"),
                        List.of()))
                .extracting(Addressee::recipient)
                .containsExactly(Recipient.person("bob"), Recipient.person("dan"));
    }

    @Test
    void postsToEveryEndpointThatWantsTheType() {
        // given
        List<Endpoint> endpoints = List.of(
                new Endpoint("all", List.of()),
                new Endpoint("moves", List.of("dev.tiercel.escalation.")),
                new Endpoint("tickets", List.of("dev.tiercel.sla-breach.", "dev.tiercel.ticket.")));

        // when
        List<Addressee> audience =
                Audience.of(happening("dev.tiercel.ticket.waiting.v1", new Other()), moved("manual", "bob"), endpoints);

        // then
        assertThat(audience)
                .containsExactly(
                        new Addressee(Recipient.endpoint("all"), Channel.WEBHOOK),
                        new Addressee(Recipient.endpoint("tickets"), Channel.WEBHOOK));
    }

    @Test
    void refusesAnEndpointNameThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Endpoint("a,b", List.of()))
                .withMessageStartingWith("webhook endpoint: a,b (expected: ");
    }

    @Test
    void givesTheSameDeliveryTheSameIdAndAnyOtherAnother() {
        // given
        Addressee bob = new Addressee(Recipient.person("bob"), Channel.MAIL);
        Addressee bobsEndpoint = new Addressee(Recipient.endpoint("bob"), Channel.WEBHOOK);

        // when
        String id = Delivery.idOf("e-1", bob);

        // then
        assertThat(Delivery.idOf("e-1", bob)).isEqualTo(id);
        assertThat(List.of(Delivery.idOf("e-2", bob), Delivery.idOf("e-1", bobsEndpoint)))
                .doesNotContain(id);
    }
}
