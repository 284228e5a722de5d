package dev.tiercel.escalation.rulebook.rest;

import dev.tiercel.escalation.rulebook.store.Guard;
import dev.tiercel.httpedge.rest.ETags;
import dev.tiercel.httpedge.rest.TypedProblem;
import org.jspecify.annotations.Nullable;

/** What the headers {@code If-Match} and {@code If-None-Match} of a change ask for. */
final class Preconditions implements Guard {

    private final @Nullable String ifMatch;
    private final boolean mustBeNew;

    private Preconditions(@Nullable String ifMatch, boolean mustBeNew) {
        this.ifMatch = ifMatch;
        this.mustBeNew = mustBeNew;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if a header is malformed */
    static Preconditions of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifNoneMatch != null && !ifNoneMatch.strip().equals("*")) {
            throw TypedProblem.badField("If-None-Match", "header", "not known here (expected: *)");
        }
        if (ifMatch != null) {
            ETags.ifMatch(ifMatch); // a malformed one is refused before anything is looked up
        }
        return new Preconditions(ifMatch, ifNoneMatch != null);
    }

    @Override
    public void ifAbsent() {
        if (ifMatch != null) {
            throw Refusals.versionMismatch("There is none to change; without If-Match it would be created.");
        }
    }

    @Override
    public void ifPresent(int version) {
        if (mustBeNew) {
            throw Refusals.versionMismatch("There is one already, version " + version + ".");
        }
    }

    @Override
    public void ifChanging(int version) {
        ETags.requiredIfMatch(ifMatch).check(version);
    }
}
