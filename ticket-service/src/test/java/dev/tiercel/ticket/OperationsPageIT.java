package dev.tiercel.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.testing.StackTestResource;
import dev.tiercel.testing.operations.OperationsPage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class OperationsPageIT {

    @Test
    void thePageOnOperationsNamesWhatThisServiceTells() {
        // given
        try (OtherServices others = new OtherServices()) {
            others.publishBothPolicies(1);
        }
        Crm.openTicket();

        // when, then
        assertThat(OperationsPage.ofThisTree().mistakes("ticket-service", StackTestResource.API_KEY))
                .isEmpty();
    }
}
