package dev.tiercel.notification.deliveries.webhook;

import dev.tiercel.notification.deliveries.AttemptOutcome;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** What a status means: 2xx is delivered, 410 is over, everything else (redirects, too) is tried again. */
final class HttpAnswer {

    private HttpAnswer() {}

    /**
     * @param retryAfter the header of that name as it came; counts with 429 and 503 only
     */
    static AttemptOutcome of(int status, @Nullable String retryAfter, Instant now) {
        if (status >= 200 && status < 300) {
            return AttemptOutcome.accepted();
        }
        if (status == 410) {
            return AttemptOutcome.refused("the endpoint is gone, HTTP 410");
        }
        String reason = status >= 300 && status < 400
                ? "the endpoint redirects, which is not followed, HTTP " + status
                : "the endpoint answered HTTP " + status;
        return new AttemptOutcome.Deferred(reason, status == 429 || status == 503 ? delay(retryAfter, now) : null);
    }

    // Seconds or an HTTP date; anything else is as good as no header.
    private static @Nullable Duration delay(@Nullable String retryAfter, Instant now) {
        if (retryAfter == null) {
            return null;
        }
        String value = retryAfter.strip();
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            return Duration.between(
                    now,
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
