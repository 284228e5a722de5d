package dev.tiercel.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.testing.StackTestResource;
import dev.tiercel.testing.operations.OperationsPage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@QuarkusTestResource(TestKeys.class)
class OperationsPageIT {

    @Test
    void thePageOnOperationsNamesWhatThisServiceTells() {
        assertThat(OperationsPage.ofThisTree().mistakes("escalation-service", StackTestResource.API_KEY))
                .isEmpty();
    }
}
