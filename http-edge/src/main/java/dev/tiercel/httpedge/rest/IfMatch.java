package dev.tiercel.httpedge.rest;

import java.util.Set;

/** Which versions of a resource a change may meet. */
public sealed interface IfMatch {

    boolean allows(long version);

    /**
     * To be called where the version cannot change any more before the change is stored.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 412, saying which version there is
     */
    default void check(long version) {
        if (!allows(version)) {
            throw TypedProblem.of(412, "version-mismatch", "Version mismatch")
                    .withDetail(
                            "It has changed since: read it again and decide anew. Now it is version " + version + ".")
                    .with("currentVersion", version)
                    .build();
        }
    }

    record Any() implements IfMatch {
        @Override
        public boolean allows(long version) {
            return true;
        }
    }

    /** @param tags with their quotes */
    record OneOf(Set<String> tags) implements IfMatch {
        @Override
        public boolean allows(long version) {
            return tags.contains(ETags.of(version));
        }
    }
}
