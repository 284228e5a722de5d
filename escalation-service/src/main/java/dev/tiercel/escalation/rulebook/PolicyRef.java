package dev.tiercel.escalation.rulebook;

/** One version of a policy. */
public record PolicyRef(String id, int version) {

    public PolicyRef {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("policy id: empty (expected: a name)");
        }
        if (version < 1) {
            throw new IllegalArgumentException("policy version: " + version + " (expected: >= 1)");
        }
    }

    @Override
    public String toString() {
        return id + "@" + version;
    }
}
