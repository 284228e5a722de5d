package dev.tiercel.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tiercel.localstack.Part;
import dev.tiercel.localstack.client.Rest;
import java.util.Map;

/** What people do, over REST. Thread-safe. */
final class People {

    private final Rest rest;

    People(Rest rest) {
        this.rest = rest;
    }

    /** The id of the new ticket. */
    String open(Scene scene) {
        JsonNode ticket = rest.post(
                Part.TICKET,
                "/tickets",
                Map.of(
                        "subject", scene.subject(),
                        "description", scene.description(),
                        "priority", scene.priority(),
                        "customer", scene.customer()));
        return ticket.path("id").asText();
    }

    void acknowledge(String ticket, String by) {
        rest.post(Part.TICKET, "/tickets/" + ticket + "/acknowledge", Map.of("by", by));
    }

    void waitForCustomer(String ticket, String by) {
        rest.post(Part.TICKET, "/tickets/" + ticket + "/wait", Map.of("by", by, "reason", "customer"));
    }

    void resume(String ticket, String by) {
        rest.post(Part.TICKET, "/tickets/" + ticket + "/resume", Map.of("by", by));
    }

    void resolve(String ticket, String by, String resolution) {
        rest.post(Part.TICKET, "/tickets/" + ticket + "/resolve", Map.of("by", by, "resolution", resolution));
    }

    void handUp(String ticket, String by, String reason) {
        rest.post(Part.ESCALATION, "/escalations/" + ticket + "/hand-up", Map.of("by", by, "reason", reason));
    }

    /** Where the ticket is, as the ticket service shows it; 0 while it does not know yet. */
    int tier(String ticket) {
        return rest.get(Part.TICKET, "/tickets/" + ticket)
                .path("tier")
                .path("tier")
                .asInt(0);
    }
}
