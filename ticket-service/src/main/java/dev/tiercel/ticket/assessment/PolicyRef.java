package dev.tiercel.ticket.assessment;

/** One version of a policy; a version never changes. */
public record PolicyRef(String id, int version) {
    public PolicyRef {
        if (version < 1) {
            throw new IllegalArgumentException("policy version: " + version + " (expected: >= 1)");
        }
    }
}
