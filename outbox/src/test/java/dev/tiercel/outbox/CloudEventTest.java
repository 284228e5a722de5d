package dev.tiercel.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static CloudEvent event(String traceparent) {
        return new CloudEvent(
                "e1",
                "dev.tiercel.ticket.created.v1",
                "/tiercel/ticket-service",
                "t1",
                Instant.parse("2026-03-01T09:00:00.123456Z"),
                "https://tiercel.dev/contracts/schemas/ticket-created.v1.json",
                "default",
                traceparent);
    }

    private static Headers written(CloudEvent event) {
        Headers headers = new RecordHeaders();
        event.headers().forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
        return headers;
    }

    @Test
    void isReadAsItWasWritten() {
        // given
        CloudEvent event = event(TRACE);

        // when
        CloudEvent read = CloudEvent.read(written(event));

        // then
        assertThat(read).isEqualTo(event);
    }

    @Test
    void writesTheAttributesOfBinaryMode() {
        // given
        CloudEvent event = event(null);

        // when
        var headers = event.headers();

        // then
        assertThat(headers)
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", "e1")
                .containsEntry("ce_time", "2026-03-01T09:00:00.123Z")
                .containsEntry("content-type", "application/json")
                .doesNotContainKey("traceparent")
                .hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_type", "ce_source", "ce_subject", "ce_time", "ce_tenant"})
    void namesTheHeaderThatIsMissing(String name) {
        // given
        Headers headers = written(event(TRACE));

        // when
        headers.remove(name);

        // then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudEvent.read(headers))
                .withMessageStartingWith(name + ": missing");
    }

    @Test
    void refusesATimeThatIsNone() {
        // given
        Headers headers = written(event(TRACE));

        // when
        headers.add("ce_time", "yesterday".getBytes(UTF_8));

        // then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudEvent.read(headers))
                .withMessageStartingWith("ce_time: yesterday");
    }

    @Test
    void refusesAnotherVersionOfTheSpecification() {
        // given
        Headers headers = written(event(TRACE));

        // when
        headers.add("ce_specversion", "2.0".getBytes(UTF_8));

        // then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudEvent.read(headers))
                .withMessage("ce_specversion: 2.0 (expected: 1.0)");
    }
}
