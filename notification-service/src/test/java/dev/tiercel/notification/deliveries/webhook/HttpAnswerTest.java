package dev.tiercel.notification.deliveries.webhook;

import static dev.tiercel.notification.deliveries.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tiercel.notification.deliveries.AttemptOutcome.Accepted;
import dev.tiercel.notification.deliveries.AttemptOutcome.Deferred;
import dev.tiercel.notification.deliveries.AttemptOutcome.Refused;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswerTest {

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204, 299})
    void countsTheTwoHundredsAsDelivered(int status) {
        assertThat(HttpAnswer.of(status, null, NOON)).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {199, 301, 302, 307, 400, 401, 404, 409, 411, 500, 502, 504})
    void triesEverythingElseAgain(int status) {
        assertThat(HttpAnswer.of(status, "60", NOON))
                .isInstanceOfSatisfying(
                        Deferred.class,
                        deferred -> assertThat(deferred.retryAfter()).isNull());
    }

    @Test
    void givesUpOnAnEndpointThatIsGone() {
        assertThat(HttpAnswer.of(410, null, NOON)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "429, 60, 60",
        "503, ' 7 ', 7",
        "503, 'Mon, 02 Mar 2026 12:01:30 GMT', 90",
    })
    void waitsAsLongAsABusyEndpointAsks(int status, String retryAfter, long seconds) {
        assertThat(HttpAnswer.of(status, retryAfter, NOON))
                .isInstanceOfSatisfying(
                        Deferred.class,
                        deferred -> assertThat(deferred.retryAfter()).isEqualTo(Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "99999999999999999999", ""})
    void goesByTheScheduleWhereRetryAfterMakesNoSense(String retryAfter) {
        assertThat(HttpAnswer.of(503, retryAfter, NOON))
                .isInstanceOfSatisfying(
                        Deferred.class,
                        deferred -> assertThat(deferred.retryAfter()).isNull());
    }
}
