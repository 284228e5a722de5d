package dev.tiercel.notification.deliveries.quarkus;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.tiercel.notification.Broker;
import dev.tiercel.notification.OutsideWorld;
import dev.tiercel.notification.deliveries.Addressee;
import dev.tiercel.notification.deliveries.AttemptOutcome;
import dev.tiercel.notification.deliveries.Channel;
import dev.tiercel.notification.deliveries.Delivery;
import dev.tiercel.notification.deliveries.Happening;
import dev.tiercel.notification.deliveries.Lane;
import dev.tiercel.notification.deliveries.Recipient;
import dev.tiercel.notification.deliveries.RetrySchedule;
import dev.tiercel.notification.deliveries.store.Claim;
import dev.tiercel.notification.deliveries.store.DeliveryStore;
import dev.tiercel.notification.deliveries.store.HappeningStore;
import dev.tiercel.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@QuarkusTestResource(OutsideWorld.class)
class DispatcherIT {

    private static final RetrySchedule AT_ONCE = new RetrySchedule(List.of(Duration.ZERO), 0);

    WireMockServer endpoints;

    @Inject
    Database database;

    @Inject
    HappeningStore happenings;

    @Inject
    DeliveryStore deliveries;

    @Inject
    Attempts attempts;

    private Broker broker;

    @BeforeEach
    void connect() {
        broker = new Broker();
    }

    @AfterEach
    void disconnect() {
        broker.close();
        endpoints.resetAll();
    }

    @Test
    void sendsAgainWithTheSameIdWhatAnInstanceSentThatDiedBeforeRecordingIt() {
        // given
        endpoints.stubFor(post(urlPathEqualTo("/crm")).willReturn(status(200)));
        Happening happening = happening();
        Claim claim = claimAsAnotherInstance(happening, Recipient.endpoint("crm"), Duration.ofSeconds(2));
        AttemptOutcome lost = attempts.send(claim);

        // when
        broker.outcomesOf(happening.eventId(), 1);

        // then
        assertThat(lost).isEqualTo(AttemptOutcome.accepted());
        assertThat(endpoints.findAll(postRequestedFor(urlPathEqualTo("/crm"))))
                .extracting(request -> request.getHeader("webhook-id"))
                .containsExactly(claim.delivery().id(), claim.delivery().id());
    }

    @Test
    void recordsAnOutcomeOnceWhenTwoInstancesSentIt() {
        // given
        endpoints.stubFor(post(urlPathEqualTo("/crm")).willReturn(status(200)));
        Happening happening = happening();
        Claim claim = claimAsAnotherInstance(happening, Recipient.endpoint("crm"), Duration.ofSeconds(1));
        broker.outcomesOf(happening.eventId(), 1);

        // when
        attempts.make(claim);

        // then
        assertThat(endpoints.findAll(postRequestedFor(urlPathEqualTo("/crm")))).hasSize(2);
        String later = broker.publish("ticket-updated", "dev.tiercel.ticket.x.v1", happening.ticketId(), "{}");
        broker.outcomesOf(later, 1);
        assertThat(broker.outcomesSoFar(happening.eventId())).hasSize(1);
    }

    @Test
    void failsWhatIsMeantForAnEndpointThatLeftTheConfiguration() {
        // given
        Happening happening = happening();

        // when
        plan(happening, Recipient.endpoint("left"));

        // then
        assertThat(broker.outcomesOf(happening.eventId(), 1))
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.get("reason").asText())
                        .isEqualTo("the endpoint is not configured any more"));
    }

    private static Happening happening() {
        return new Happening(
                UUID.randomUUID().toString(),
                "dev.tiercel.ticket.tested.v1",
                Broker.newTicket(),
                "default",
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                new Happening.Other());
    }

    private void plan(Happening happening, Recipient recipient) {
        database.inTransaction(session -> insert(session, happening, recipient));
    }

    // In one transaction, so that the instance under test cannot claim it first.
    private Claim claimAsAnotherInstance(Happening happening, Recipient recipient, Duration lease) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Instant surelyDue = now.plusSeconds(60);
        return database.inTransaction(session -> insert(session, happening, recipient)
                .chain(() -> deliveries.claim(
                        session, new Lane.OneEndpoint(recipient.id()), 100, surelyDue, now.plus(lease)))
                .map(claims -> claims.stream()
                        .filter(claim -> claim.delivery().eventId().equals(happening.eventId()))
                        .findFirst()
                        .orElseThrow()));
    }

    private Uni<Void> insert(Mutiny.Session session, Happening happening, Recipient recipient) {
        Delivery delivery = Delivery.planned(
                happening,
                new Addressee(recipient, Channel.WEBHOOK),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                AT_ONCE);
        return happenings.add(session, happening, "{}", false).chain(() -> deliveries.add(session, delivery));
    }
}
