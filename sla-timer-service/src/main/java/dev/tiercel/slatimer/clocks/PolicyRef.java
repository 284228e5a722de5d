package dev.tiercel.slatimer.clocks;

/** One version of a policy; a version never changes. */
public record PolicyRef(String id, int version) {

    public PolicyRef {
        if (version < 1) {
            throw new IllegalArgumentException("version: " + version + " (expected: >= 1)");
        }
    }

    @Override
    public String toString() {
        return id + "@" + version;
    }
}
