package dev.tiercel.ticket.assessment.kafka;

import static dev.tiercel.ticket.kafka.EventBody.required;

/** What this service reads of a policy version. */
record PublishedPolicy(String kind, String tenant, String id, int version) {
    PublishedPolicy {
        required(kind, "kind");
        required(tenant, "tenant");
        required(id, "id");
        if (version < 1) {
            throw new IllegalArgumentException("version: " + version + " (expected: >= 1)");
        }
    }
}
