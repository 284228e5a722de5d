package dev.tiercel.escalation;

import dev.tiercel.testing.StackTestResource;
import dev.tiercel.testing.openapi.OpenApiContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@QuarkusTestResource(TestKeys.class)
class OpenApiIT {

    private final OpenApiContract contract = OpenApiContract.of("escalation-service", StackTestResource.API_KEY);

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
        contract.keepsItsExamples(operationId ->
                EscalationExamples.prepare(operationId).orElseGet(() -> RuleBookExamples.prepare(operationId)));
    }
}
