package dev.tiercel.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.notification.deliveries.kafka.EventJson;
import dev.tiercel.testing.StackTestResource;
import dev.tiercel.testing.operations.OperationsPage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@QuarkusTestResource(OutsideWorld.class)
class OperationsPageIT {

    @Test
    void thePageOnOperationsNamesWhatThisServiceTells() {
        // given
        String ticket = Broker.newTicket();
        try (Broker broker = new Broker()) {
            String opened = broker.publish(
                    "ticket-created", EventJson.CREATED, ticket, Events.created(ticket, "a@example.org"));
            broker.outcomesOf(opened, 1);
        }

        // when, then
        assertThat(OperationsPage.ofThisTree().mistakes("notification-service", StackTestResource.API_KEY))
                .isEmpty();
    }
}
