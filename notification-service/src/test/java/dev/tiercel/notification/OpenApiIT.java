package dev.tiercel.notification;

import dev.tiercel.notification.deliveries.kafka.EventJson;
import dev.tiercel.testing.StackTestResource;
import dev.tiercel.testing.openapi.OpenApiContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@QuarkusTestResource(OutsideWorld.class)
class OpenApiIT {

    private final OpenApiContract contract = OpenApiContract.of("notification-service", StackTestResource.API_KEY);

    @Test
    void isTheCommittedDocument() {
        contract.isCommitted();
    }

    @Test
    void leavesNothingUnsaid() {
        contract.isComplete();
    }

    @Test
    void keepsItsExamples() {
        contract.keepsItsExamples(
                operationId -> Map.of("01957f2e-8a4b-7c31-9d20-3f5b7a6c1e42", ticketCarlaWasToldOf()));
    }

    private static String ticketCarlaWasToldOf() {
        String ticket = Broker.newTicket();
        try (Broker broker = new Broker()) {
            broker.publishPerson("carla", "carla-" + ticket + "@example.org");
            broker.publish("ticket-created", EventJson.CREATED, ticket, Events.created(ticket, null));
            String moved =
                    broker.publish("escalated", EventJson.MOVED, ticket, Events.moved(ticket, "timed-out", "carla"));
            broker.outcomesOf(moved, 2);
        }
        return ticket;
    }
}
