package dev.tiercel.localstack.replay;

import java.time.Instant;

/** One thing that is done to a ticket, at an instant of the log. */
sealed interface Step {
    Instant at();

    /**
     * @param firstLine the support line the case began in, which is the first tier of its path
     */
    record Open(Instant at, String priority, int firstLine, String subject) implements Step {}

    record Acknowledge(Instant at) implements Step {}

    /** @param reason {@code customer}, {@code vendor} or {@code other} */
    record Wait(Instant at, String reason) implements Step {}

    record Resume(Instant at) implements Step {}

    record HandUp(Instant at, int toTier) implements Step {}

    record HandBack(Instant at, int toTier) implements Step {}

    /** To the path whose first tier is a lower line than the case began in. */
    record ChangePath(Instant at, int firstLine) implements Step {}

    record Resolve(Instant at) implements Step {}

    record Reopen(Instant at) implements Step {}

    record Close(Instant at) implements Step {}

    record Cancel(Instant at) implements Step {}
}
