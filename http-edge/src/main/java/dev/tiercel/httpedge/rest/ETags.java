package dev.tiercel.httpedge.rest;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Versions of resources as entity tags (RFC 9110): the tag of version 7 is {@code "7"}. */
public final class ETags {

    private static final Pattern LIST = Pattern.compile("(W/)?\"[^\"]*\"(\\s*,\\s*(W/)?\"[^\"]*\")*");
    private static final String IF_MATCH = "If-Match";
    private static final String EXPECTED =
            "(expected: the ETag of the version that is to be changed, such as \"3\", or *)";

    private ETags() {}

    /** The strong tag of a version, with its quotes. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * What the header asks for; without it any version will do.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if the header is malformed
     */
    public static IfMatch ifMatch(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return new IfMatch.Any();
        }
        if (!LIST.matcher(header.strip()).matches()) {
            throw TypedProblem.badField(IF_MATCH, "header", "not a list of entity tags " + EXPECTED);
        }
        // Weak tags stay in with their prefix, where they equal nothing: If-Match compares strongly.
        Set<String> tags = Arrays.stream(header.split(",")).map(String::strip).collect(Collectors.toUnmodifiableSet());
        return new IfMatch.OneOf(tags);
    }

    /**
     * As {@link #ifMatch}, where a change that names no version could undo somebody else's.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 428 if there is no header
     */
    public static IfMatch requiredIfMatch(@Nullable String header) {
        if (header == null) {
            throw TypedProblem.of(428, "precondition-required", "Precondition required")
                    .withDetail("Send the header If-Match " + EXPECTED + ".")
                    .build();
        }
        return ifMatch(header);
    }
}
