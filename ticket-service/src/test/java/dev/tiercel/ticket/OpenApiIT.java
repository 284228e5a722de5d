package dev.tiercel.ticket;

import static dev.tiercel.ticket.Crm.openTicket;
import static dev.tiercel.ticket.Crm.tell;

import dev.tiercel.testing.StackTestResource;
import dev.tiercel.testing.openapi.OpenApiContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class OpenApiIT {
    private static final String ID = "01957f2e-8a4b-7c31-9d20-3f5b7a6c1e42";
    private static final String KEY = "5b1f8a52-3c7e-4d08-9a61-2f4c7b90d3e8";
    private static final String MOVE = "3d0a6c1e-5b7f-4e29-8c44-9a1d2e3f4b50";
    private static final String OTHER = "01957f30-1c2d-7e4f-8a5b-6c7d8e9f0a1b";

    private final OpenApiContract contract = OpenApiContract.of("ticket-service", StackTestResource.API_KEY);

    @BeforeEach
    void policiesAreKnown() {
        try (OtherServices others = new OtherServices()) {
            others.publishBothPolicies(1);
        }
        openTicket();
    }

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
        contract.keepsItsExamples(operationId -> {
            if (operationId.endsWith("PolicyMove") || operationId.endsWith("PolicyMoves")) {
                return Map.of(MOVE, ExampleMoves.order());
            }
            if (operationId.equals("movePolicies")) {
                return Map.of("\"version\":2", "\"version\":" + ExampleMoves.versionAhead());
            }
            String id = openTicket();
            switch (operationId) {
                case "resumeTicket" -> tell(id, "wait", "{\"by\": \"Ana Lopez\", \"reason\": \"vendor\"}");
                case "reopenTicket", "closeTicket" ->
                    tell(id, "resolve", "{\"by\": \"Ana Lopez\", \"resolution\": \"Spooler restarted.\"}");
                case "listHeldCommands", "getHeldCommand" ->
                    tell(id, "resume", "{\"by\": \"Ana Lopez\", \"sourceSequence\": 3}");
                default -> {
                    // The example needs a ticket at most.
                }
            }
            return Map.of(ID, id, OTHER, openTicket(), KEY, Admin.makeKey());
        });
    }
}
