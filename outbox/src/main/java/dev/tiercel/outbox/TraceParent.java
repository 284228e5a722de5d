package dev.tiercel.outbox;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header of W3C Trace Context. */
public final class TraceParent {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceParent() {}

    /** The header as it came; none if it is malformed, because then the standard has it ignored, not refused. */
    public static @Nullable String orNull(@Nullable String header) {
        return header != null && FORM.matcher(header).matches() ? header : null;
    }
}
